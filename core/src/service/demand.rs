//! Addresses wanted, as a sum that explains itself.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Add;

use serde::{Serialize, Serializer};

use crate::fact::{Cited, Edition, Source};

/// When the addresses of a [`Term`] are taken.
///
/// ```
/// use ipplan::{Options, Phase, services::app_service::*, size};
///
/// let answer = size(&SERVICE.with(&INSTANCES, 10), &Options::default()).unwrap();
/// let addresses = Phase::ALL.map(|phase| answer.subnets[0].demand.addresses(phase));
/// assert_eq!(addresses, [10, 10, 0, 5]); // steady, scaling, headroom, reserved
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// All the time.
    Steady,
    /// On top of that, while the service scales, is upgraded or replaced.
    Scaling,
    /// Kept free because the user asked for it.
    Headroom,
    /// Kept by the platform.
    Reserved,
}

impl Phase {
    /// Every phase, in the order a sum is read.
    ///
    /// ```
    /// use ipplan::Phase;
    ///
    /// let words = Phase::ALL.map(|phase| phase.to_string());
    /// assert_eq!(words, ["steady", "scaling", "headroom", "reserved"]);
    /// ```
    pub const ALL: [Phase; 4] = [Phase::Steady, Phase::Scaling, Phase::Headroom, Phase::Reserved];
}

/// The word used in JSON and text.
impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::Steady => "steady",
            Phase::Scaling => "scaling",
            Phase::Headroom => "headroom",
            Phase::Reserved => "reserved",
        })
    }
}

/// One line of a sum: a count, the addresses for each, and the page that states them.
///
/// ```
/// use ipplan::{Options, services::app_service::*, size};
///
/// let answer = size(&SERVICE.with(&INSTANCES, 10), &Options::default()).unwrap();
/// let term = &answer.subnets[0].demand.terms()[0];
/// assert_eq!((term.count, term.each, term.addresses()), (10, 1, 10));
/// assert_eq!(term.phase.to_string(), "steady");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// When the addresses are taken.
    pub phase: Phase,
    /// The things that take the addresses, in the plural.
    pub what: Cow<'static, str>,
    /// How many of them there are.
    pub count: u64,
    /// How many addresses each takes.
    pub each: u64,
    /// The edition from which on this holds, and the page; `None` for addresses that the user asked
    /// for.
    pub cited: Option<(Edition, &'static Source)>,
}

impl Term {
    /// The addresses of this line: `count` times `each`. Saturates.
    ///
    /// ```
    /// use ipplan::{Demand, platform};
    ///
    /// let demand = Demand::none().steady(3, "subnets", *platform::RESERVED.newest());
    /// assert_eq!(demand.terms()[0].addresses(), 15); // 3 times 5
    /// ```
    pub const fn addresses(&self) -> u64 {
        self.count.saturating_mul(self.each)
    }

    /// The page that says so.
    ///
    /// ```
    /// use ipplan::{Demand, platform};
    ///
    /// let five = *platform::RESERVED.newest();
    /// let demand = Demand::none().reserved(1, "subnets", five).asked(12, "virtual machines");
    /// assert_eq!(demand.terms()[0].source(), Some(five.source));
    /// assert_eq!(demand.terms()[1].source(), None); // the user's own wish
    /// ```
    pub fn source(&self) -> Option<&'static Source> {
        self.cited.map(|(_, source)| source)
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut term = serializer.serialize_struct("Term", 6)?;
        term.serialize_field("phase", &self.phase)?;
        term.serialize_field("what", &self.what)?;
        term.serialize_field("count", &self.count)?;
        term.serialize_field("each", &self.each)?;
        term.serialize_field("addresses", &self.addresses())?;
        term.serialize_field("source", &self.source())?;
        term.end()
    }
}

/// Addresses wanted, as a sum of cited terms.
///
/// The number is its own explanation: there is no second formula to keep true. Terms of zero
/// addresses are left out, so a sum names only what counts.
///
/// ```
/// use ipplan::{Demand, Phase, platform};
///
/// let one = *platform::RESERVED.newest(); // any cited number will do
/// let demand = Demand::none().steady(10, "instances", one).steady(0, "apps", one);
/// assert_eq!(demand.addresses(Phase::Steady), 50);
/// assert_eq!(demand.terms().len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Demand {
    terms: Vec<Term>,
}

impl Demand {
    /// Nothing yet.
    ///
    /// ```
    /// use ipplan::Demand;
    ///
    /// assert_eq!(Demand::none().total(), 0);
    /// assert!(Demand::none().terms().is_empty());
    /// ```
    pub const fn none() -> Demand {
        Demand { terms: Vec::new() }
    }

    /// Adds addresses that the user asks for directly, one each; they cite no page.
    ///
    /// ```
    /// use ipplan::{Demand, Phase};
    ///
    /// let demand = Demand::none().asked(12, "virtual machines");
    /// assert_eq!(demand.addresses(Phase::Steady), 12);
    /// ```
    pub fn asked(self, count: u64, what: impl Into<Cow<'static, str>>) -> Demand {
        self.with(Term { phase: Phase::Steady, what: what.into(), count, each: 1, cited: None })
    }

    /// Adds addresses that are in use all the time.
    ///
    /// ```
    /// use ipplan::{Cited, Demand, Phase, platform};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let demand = Demand::none().steady(4, "instances", Cited::new(2, page));
    /// assert_eq!(demand.addresses(Phase::Steady), 8);
    /// ```
    pub fn steady(
        self,
        count: u64,
        what: impl Into<Cow<'static, str>>,
        each: Cited<u64>,
    ) -> Demand {
        self.cited(Phase::Steady, count, what, each)
    }

    /// Adds addresses that are in use only while the service scales.
    ///
    /// ```
    /// use ipplan::{Cited, Demand, Phase, platform};
    ///
    /// let one = Cited::new(1, platform::RESERVED.newest().source);
    /// let demand = Demand::none().steady(50, "nodes", one).scaling(5, "surge nodes", one);
    /// assert_eq!(demand.addresses(Phase::Scaling), 5);
    /// assert_eq!(demand.peak(), 55);
    /// ```
    pub fn scaling(
        self,
        count: u64,
        what: impl Into<Cow<'static, str>>,
        each: Cited<u64>,
    ) -> Demand {
        self.cited(Phase::Scaling, count, what, each)
    }

    /// Adds the steady use once more: the service holds all of its addresses twice while it scales.
    /// The page's own words say when.
    ///
    /// ```
    /// use ipplan::{Cited, Demand, platform};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let demand = Demand::none().steady(4, "instances", Cited::new(1, page));
    /// let demand = demand.doubled(Cited::new("held twice while the size changes", page));
    /// assert_eq!(demand.peak(), 8);
    /// ```
    pub fn doubled(self, when: Cited<&'static str>) -> Demand {
        let count = self.addresses(Phase::Steady);
        let cited = Some((when.since, when.source));
        let what = Cow::Borrowed(when.value);
        self.with(Term { phase: Phase::Scaling, what, count, each: 1, cited })
    }

    /// Adds the addresses that the platform keeps.
    ///
    /// ```
    /// use ipplan::{Demand, Phase, platform};
    ///
    /// let demand = Demand::none().reserved(1, "subnets", *platform::RESERVED.newest());
    /// assert_eq!(demand.addresses(Phase::Reserved), 5);
    /// assert_eq!(demand.peak(), 0); // the service itself holds none of them
    /// ```
    pub fn reserved(
        self,
        count: u64,
        what: impl Into<Cow<'static, str>>,
        each: Cited<u64>,
    ) -> Demand {
        self.cited(Phase::Reserved, count, what, each)
    }

    /// Adds a percentage of the peak, rounded up; this is the user's own choice and cites no page.
    ///
    /// ```
    /// use ipplan::{Demand, Phase, platform};
    ///
    /// let demand = Demand::none().steady(3, "hosts", *platform::RESERVED.newest()).headroom(10);
    /// assert_eq!(demand.addresses(Phase::Headroom), 2); // 10 % of 15, rounded up
    /// ```
    pub fn headroom(self, percent: u32) -> Demand {
        let peak = self.peak();
        let extra = (u128::from(peak) * u128::from(percent)).div_ceil(100);
        let what = alloc::format!("{percent}% of {peak}, rounded up");
        let count = u64::try_from(extra).unwrap_or(u64::MAX);
        self.with(Term { phase: Phase::Headroom, what: what.into(), count, each: 1, cited: None })
    }

    fn cited(
        self,
        phase: Phase,
        count: u64,
        what: impl Into<Cow<'static, str>>,
        each: Cited<u64>,
    ) -> Demand {
        let cited = Some((each.since, each.source));
        self.with(Term { phase, what: what.into(), count, each: each.value, cited })
    }

    fn with(mut self, term: Term) -> Demand {
        if term.addresses() > 0 {
            self.terms.push(term);
        }
        self
    }

    /// The lines of the sum.
    ///
    /// ```
    /// use ipplan::Demand;
    ///
    /// let demand = Demand::none().asked(12, "virtual machines").asked(2, "load balancers");
    /// let lines = demand.terms().iter().map(|term| (term.count, term.what.as_ref()));
    /// assert!(lines.eq([(12, "virtual machines"), (2, "load balancers")]));
    /// ```
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The lines of one phase.
    ///
    /// ```
    /// use ipplan::{Demand, Phase};
    ///
    /// let demand = Demand::none().asked(12, "virtual machines").headroom(25);
    /// let headroom: Vec<_> = demand.of(Phase::Headroom).map(|term| term.what.as_ref()).collect();
    /// assert_eq!(headroom, ["25% of 12, rounded up"]);
    /// ```
    pub fn of(&self, phase: Phase) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.phase == phase)
    }

    /// The pages that the lines cite, phase by phase; the same page may come more than once.
    ///
    /// ```
    /// use ipplan::{Demand, platform};
    ///
    /// let five = *platform::RESERVED.newest();
    /// let demand = Demand::none().asked(12, "virtual machines").reserved(1, "subnets", five);
    /// assert!(demand.sources().eq([five.source]));
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = &'static Source> {
        Phase::ALL.into_iter().flat_map(|phase| self.of(phase)).filter_map(Term::source)
    }

    /// The addresses of one phase. Saturates.
    ///
    /// ```
    /// use ipplan::{Demand, Phase};
    ///
    /// let demand = Demand::none().asked(12, "virtual machines").asked(2, "load balancers");
    /// assert_eq!(demand.addresses(Phase::Steady), 14);
    /// assert_eq!(demand.addresses(Phase::Reserved), 0);
    /// ```
    pub fn addresses(&self, phase: Phase) -> u64 {
        self.of(phase).map(Term::addresses).fold(0, u64::saturating_add)
    }

    /// The most addresses the service itself holds at one time: steady use and scaling together.
    /// Saturates.
    ///
    /// ```
    /// use ipplan::{Cited, Demand, platform};
    ///
    /// let one = Cited::new(1, platform::RESERVED.newest().source);
    /// let demand = Demand::none().asked(12, "virtual machines").scaling(3, "new ones", one);
    /// assert_eq!(demand.headroom(50).peak(), 15); // headroom is kept free on top of the peak
    /// ```
    pub fn peak(&self) -> u64 {
        self.addresses(Phase::Steady).saturating_add(self.addresses(Phase::Scaling))
    }

    /// The addresses of all phases. Saturates.
    ///
    /// ```
    /// use ipplan::{Demand, platform};
    ///
    /// let demand = Demand::none().asked(12, "virtual machines").headroom(50);
    /// let demand = demand.reserved(1, "kept in every subnet", *platform::RESERVED.newest());
    /// assert_eq!(demand.total(), 23); // 12 + 6 + 5
    /// ```
    pub fn total(&self) -> u64 {
        self.terms.iter().map(Term::addresses).fold(0, u64::saturating_add)
    }
}

/// Adds another sum, for several workloads in one subnet.
impl Add for Demand {
    type Output = Demand;

    fn add(mut self, other: Demand) -> Demand {
        self.terms.extend(other.terms);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PAGE: Source = Source::new("Page", "https://example.com", Edition::new(2026, 1, 1));
    const TWO: Cited<u64> = Cited::new(2, &PAGE);

    #[test]
    fn phases_add_up() {
        let demand = Demand::none()
            .steady(3, "instances", TWO)
            .scaling(3, "instances held twice", TWO)
            .headroom(50)
            .reserved(1, "kept", Cited::new(5, &PAGE));
        let of = |phase| demand.addresses(phase);
        assert_eq!(Phase::ALL.map(of), [6, 6, 6, 5]);
        assert_eq!((demand.peak(), demand.total()), (12, 23));
    }

    #[test]
    fn huge_sums_saturate() {
        let demand = Demand::none().steady(u64::MAX, "hosts", TWO).headroom(u32::MAX);
        assert_eq!(demand.total(), u64::MAX);
    }

    #[test]
    fn headroom_rounds_up_and_counts_scaling() {
        let demand = Demand::none().steady(1, "hosts", TWO).scaling(1, "again", TWO);
        assert_eq!(demand.clone().headroom(1).addresses(Phase::Headroom), 1);
        assert_eq!(demand.clone().headroom(25).addresses(Phase::Headroom), 1);
        assert_eq!(demand.clone().headroom(26).addresses(Phase::Headroom), 2);
        assert_eq!(demand.headroom(0).of(Phase::Headroom).count(), 0);
    }
}

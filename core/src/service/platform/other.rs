//! Other clouds, and blocks of no cloud at all.
//!
//! Their pages carry no date. Each source has the date of the oldest copy that was found, so an
//! earlier edition gives no answer for them.

use crate::address::PrefixLen;
use crate::fact::{Cited, Edition, Fact, Source};

use super::cloud::Platform;

/// Amazon Web Services.
///
/// ```
/// use ipplan::platform::other::AWS;
///
/// assert_eq!(AWS.reserved.newest().value, 5);
/// ```
pub static AWS: Platform = Platform {
    reserved: &AWS_RESERVED,
    kept: "reserved by AWS in every subnet",
    smallest: &AWS_SMALLEST,
    largest: &AWS_LARGEST,
    per_network: None,
    resizing: None,
};

/// Google Cloud, for the primary range of a subnet.
///
/// ```
/// use ipplan::platform::other::GCP;
///
/// assert_eq!(GCP.reserved.newest().value, 4);
/// ```
pub static GCP: Platform = Platform {
    reserved: &GCP_RESERVED,
    kept: "reserved by Google Cloud in the primary range of every subnet",
    smallest: &GCP_SMALLEST,
    largest: &GCP_LARGEST,
    per_network: None,
    resizing: None,
};

/// Oracle Cloud.
///
/// ```
/// use ipplan::platform::other::OCI;
///
/// assert_eq!(OCI.reserved.newest().value, 3);
/// ```
pub static OCI: Platform = Platform {
    reserved: &OCI_RESERVED,
    kept: "reserved by Oracle Cloud in every subnet",
    smallest: &OCI_SMALLEST,
    largest: &OCI_LARGEST,
    per_network: None,
    resizing: None,
};

/// No cloud: a block of addresses, all of them free.
///
/// ```
/// use ipplan::platform::other::NONE;
///
/// assert_eq!(NONE.reserved.newest().value, 0);
/// ```
pub static NONE: Platform = Platform {
    reserved: &NONE_RESERVED,
    kept: "nothing is reserved",
    smallest: &NONE_SMALLEST,
    largest: &NONE_LARGEST,
    per_network: None,
    resizing: None,
};

pub(super) static AWS_RESERVED: Fact<u64> = Fact::new(
    "addresses AWS reserves in every subnet",
    &[Cited::new(5, &AWS_2018), Cited::new(5, &AWS_2022)],
);
pub(super) static AWS_SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet of AWS",
    &[Cited::new(PrefixLen::v4(28), &AWS_2018), Cited::new(PrefixLen::v4(28), &AWS_2022)],
);
pub(super) static AWS_LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet of AWS",
    &[Cited::new(PrefixLen::v4(16), &AWS_2018), Cited::new(PrefixLen::v4(16), &AWS_2022)],
);
pub(super) static GCP_RESERVED: Fact<u64> = Fact::new(
    "addresses Google Cloud reserves in the primary range of every subnet",
    &[Cited::new(4, &GCP_PAGE)],
);
pub(super) static GCP_SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet of Google Cloud", &[Cited::new(PrefixLen::v4(29), &GCP_USING)]);
pub(super) static GCP_LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet of Google Cloud: the largest range it lists as valid, 240.0.0.0/4",
    &[Cited::new(PrefixLen::v4(4), &GCP_PAGE)],
);
pub(super) static OCI_RESERVED: Fact<u64> =
    Fact::new("addresses Oracle Cloud reserves in every subnet", &[Cited::new(3, &OCI_PAGE)]);
pub(super) static OCI_SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest network of Oracle Cloud, and so the smallest subnet",
    &[Cited::new(PrefixLen::v4(30), &OCI_PAGE)],
);
pub(super) static OCI_LARGEST: Fact<PrefixLen> = Fact::new(
    "largest network of Oracle Cloud, and so the largest subnet",
    &[Cited::new(PrefixLen::v4(16), &OCI_PAGE)],
);
pub(super) static NONE_RESERVED: Fact<u64> =
    Fact::new("addresses reserved in a block outside any cloud", &[Cited::new(0, &RFC_4632)]);
pub(super) static NONE_SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest block", &[Cited::new(PrefixLen::v4(32), &RFC_4632)]);
pub(super) static NONE_LARGEST: Fact<PrefixLen> =
    Fact::new("largest block", &[Cited::new(PrefixLen::v4(0), &RFC_4632)]);

const VPC: &str = "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Subnets.html";

pub(crate) static AWS_2018: Source =
    Source::new("Amazon VPC user guide: VPCs and subnets", VPC, Edition::new(2018, 2, 1))
        .noting("the page has no date; this is the day of the copy");
pub(crate) static AWS_2022: Source =
    Source::new("Amazon VPC user guide: VPCs and subnets", VPC, Edition::new(2022, 3, 24))
        .noting("the page has no date; this is the day of the copy");
pub(crate) static GCP_PAGE: Source = Source::new(
    "Google Cloud VPC: subnets",
    "https://docs.cloud.google.com/vpc/docs/subnets",
    Edition::new(2026, 4, 12),
)
.noting("the page has no date; this is the day of the copy");
pub(crate) static GCP_USING: Source = Source::new(
    "Google Cloud VPC: create and modify networks",
    "https://docs.cloud.google.com/vpc/docs/create-modify-vpc-networks",
    Edition::new(2026, 4, 12),
)
.noting("the page has no date, and the number was read in undated notes that quote it");
pub(crate) static OCI_PAGE: Source = Source::new(
    "Oracle Cloud Infrastructure: networking overview",
    "https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm",
    Edition::new(2023, 3, 5),
)
.noting("the page has no date; this is the day of the copy");
pub(crate) static RFC_4632: Source = Source::new(
    "RFC 4632: Classless Inter-domain Routing (CIDR)",
    "https://www.rfc-editor.org/rfc/rfc4632",
    Edition::new(2006, 8, 1),
)
.noting("the month of publication");

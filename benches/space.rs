//! The rows of `table.rs` as criterion groups, for a person to compare two commits with.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ipplan_benches::row::rows;

fn groups(criterion: &mut Criterion) {
    for row in rows() {
        let mut group = criterion.benchmark_group(row.name);
        group.sample_size(10).warm_up_time(Duration::from_millis(500));
        let ends = row.sizes.get(1).into_iter().chain(row.sizes.last());
        for n in ends.copied() {
            group.throughput(Throughput::Elements(n as u64));
            for contestant in row.contestants.iter().filter(|contestant| n <= contestant.most) {
                let task = (contestant.prepare)(n);
                group.bench_function(BenchmarkId::new(contestant.name, n), |bencher| {
                    bencher.iter_custom(|runs| (0..runs).map(|_| task().0).sum());
                });
            }
        }
        group.finish();
    }
}

criterion_group!(benches, groups);
criterion_main!(benches);

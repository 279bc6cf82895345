//! How the time to read a description grows with its length, for the worst kinds of repetition: 10, 80 and 640 kB.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::{Application, FilingFacts, Parts};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const PIECES: &[&str] = &[
    "FIGS. 1-3, ",
    "the bolt 12, 14 ",
    "a.",
    ". ",
    "[0012] ",
    "((((",
    "bolt 12 of the ",
    "é",
    "\n",
    "# \n",
    "1. A \n",
    "FIG. 1 shows\n",
    "Description\nDrawings\n",
    "Zusammenfassung\n",
    "Sequence listing\n",
    "Claims\n",
];

fn text(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text");
    group.sample_size(10);
    for piece in PIECES {
        for bytes in [10_000, 80_000, 640_000] {
            let text = piece.repeat(bytes / piece.len() + 1);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{piece:?} {bytes}"), |bench| {
                bench.iter(|| {
                    let paragraphs = text.split('\n').map(|line| Paragraph::new(Role::Body, line)).collect();
                    let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
                    let first = Application::from_manuscript(&manuscript, None, FilingFacts::default());
                    let parts = Parts { description: Some(text.clone()), ..Parts::default() };
                    (first, Application::from_parts(parts, FilingFacts::default()))
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);

"""How far the probability of an answer can be trusted: ``python -m benchmarks.calibration``.

Writes a table and a plot to benchmarks/results. With ``--fit`` prints weights
for search/refusal/probability.py instead, from the ``tune`` questions, the
questions in judged/unanswerable.jsonl and, with ``--public``, a judged set.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.decisions import Decided, decide_all, decide_own
from benchmarks.fit_refusal import examples, fit, format_weights
from benchmarks.intervals import Share
from benchmarks.judged_questions import load_questions
from benchmarks.public_examples import public_examples
from ingest.locations import default_index
from ingest.terminal import run as run_command
from search.engine import Engine
from search.refusal.probability import THRESHOLD

RESULTS = Path(__file__).parent / "results"
_EDGES = (0.0, 0.05, 0.17, 0.35, 0.55, 0.75, 0.9, 1.0)
_THRESHOLDS = (0.05, 0.1, 0.15, THRESHOLD, 0.2, 0.3, 0.4, 0.5)
# Public examples together count this share of the product's own.
_PUBLIC_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions whose probability lies in ``low:high``; ``right`` of them answered."""

    low: float
    high: float
    mean: float
    right: Share


def bins(decided: Iterable[Decided]) -> list[Bin]:
    """Decisions by their probability, bins without any left out."""
    pairs = [(d.decision.probability, d.right) for d in decided if d.decision is not None]
    out = []
    for low, high in pairwise(_EDGES):
        inside = [(p, right) for p, right in pairs if low <= p < high or p == high == 1.0]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            out.append(Bin(low, high, mean, Share(sum(r for _, r in inside), len(inside))))
    return out


def expected_error(calibration: Sequence[Bin]) -> float:
    """Mean distance between probability and outcome over the bins, weighed by their size."""
    total = sum(b.right.n for b in calibration)
    return sum(b.right.n * abs(b.mean - b.right.value) for b in calibration) / total


def refused(decided: Sequence[Decided], threshold: float) -> Share:
    """How many would be refused if ``threshold`` were where answering begins.

    What was answered or refused without a search stays as it was, and so
    does the refusal of a clause that does not exist.
    """
    count = sum(_is_refused(one, threshold) for one in decided)
    return Share(count, len(decided))


def _is_refused(one: Decided, threshold: float) -> bool:
    if one.decision is None or (one.refused and one.decision.answered):
        return one.refused
    # A quotation that says that the text is absent is as right as a refusal.
    absent = not one.answerable and one.right
    return one.decision.probability < threshold or absent


def report(decided: Sequence[Decided], shown: Sequence[str]) -> str:
    """Markdown: calibration, and what each threshold would refuse, by split."""
    lines = ["# When the product answers", ""]
    for split in shown:
        part = [d for d in decided if split in ("all", d.split)]
        calibration = bins(part)
        error = expected_error(calibration)
        lines += [f"## {split}", "", f"Expected calibration error {100 * error:.1f} points.", ""]
        lines += ["| probability | decisions | mean | answered rightly |", "|---|---|---|---|"]
        lines += [
            f"| {b.low:.2f} - {b.high:.2f} | {b.right.n} | {b.mean:.2f} | {b.right.text} |"
            for b in calibration
        ]
        lines += ["", "| threshold | answerable refused | near refused | far refused |"]
        lines += ["|---|---|---|---|"]
        groups = _groups(part)
        for threshold in sorted(set(_THRESHOLDS)):
            cells = " | ".join(refused(group, threshold).text for group in groups)
            mark = " (shipped)" if threshold == THRESHOLD else ""
            lines.append(f"| {threshold:.2f}{mark} | {cells} |")
        lines.append("")
    return "\n".join(lines)


def _groups(decided: Iterable[Decided]) -> list[list[Decided]]:
    """Answerable questions, unanswerable near ones, and far ones."""
    whole = list(decided)
    wanted: list[Callable[[Decided], bool]] = [
        lambda d: d.answerable,
        lambda d: d.kind == "unanswerable_near",
        lambda d: d.kind == "unanswerable_far",
    ]
    return [[d for d in whole if is_wanted(d)] for is_wanted in wanted]


def plot(decided: Sequence[Decided], path: Path) -> None:
    """Calibration on the left, what each threshold refuses on the right."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4.5))
    left.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    for split in ("tune", "held"):
        calibration = bins(d for d in decided if d.split == split)
        left.plot(
            [b.mean for b in calibration], [b.right.value for b in calibration], "o-", label=split
        )
    left.set(xlabel="probability", ylabel="share answered rightly", title="Calibration")
    left.legend()
    thresholds = np.linspace(0.01, 0.99, 99)
    for name, group in zip(("answerable", "near", "far"), _groups(decided), strict=True):
        right.plot(thresholds, [refused(group, float(t)).value for t in thresholds], label=name)
    right.axvline(THRESHOLD, color="grey", linewidth=0.8)
    right.set(xlabel="threshold", ylabel="share refused", title="Refusals")
    right.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, default=default_index(), help="folder of the index")
    parser.add_argument("--fit", action="store_true", help="print weights instead")
    parser.add_argument("--public", type=Path, help="folder of a judged set to fit on as well")
    return parser.parse_args()


def _run(options: argparse.Namespace) -> int:
    with Engine.open(options.index) as engine:
        decided = list(decide_all(engine, load_questions()))
        own = list(decide_own(engine)) if options.fit else []
    if options.fit:
        rows, right, counts = examples([*(d for d in decided if d.split == "tune"), *own])
        if options.public:
            more, more_right = public_examples(options.public)
            each = _PUBLIC_SHARE * counts.sum() / len(more)
            rows, right = np.vstack([rows, more]), np.concatenate([right, more_right])
            counts = np.concatenate([counts, np.full(len(more), each)])
        print(format_weights(fit(rows, right, counts)))
        return 0
    text = report(decided, ("tune", "held", "all"))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "calibration.md").write_text(text, encoding="utf-8")
    plot(decided, RESULTS / "calibration.png")
    print(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(run_command(lambda: _run(_parse_arguments())))

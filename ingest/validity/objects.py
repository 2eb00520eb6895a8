"""Which of the documents named in a sentence a verb is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.references.reference import DocumentName, Reference
from ingest.validity import phrases
from ingest.validity.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Object:
    """``until`` is where the next one begins, or the verb, or the sentence ends."""

    reference: Reference
    partly: bool
    until: int


def after(sentence: Sentence, at: int) -> Iterator[Object]:
    """The documents right after a verb that ends at ``at``, and those listed after them."""
    following = [r for r in sentence.others if r.start >= at]
    if not following:
        return
    glue = sentence.between(at, following[0].start)
    if phrases.WHOLE.match(glue):
        yield from _listed(sentence, following, sentence.end, partly=False)
    elif phrases.PART.match(glue):
        yield from _listed(sentence, following, sentence.end, partly=True)


def amended(sentence: Sentence, at: int) -> Iterator[Object]:
    """The documents that are amended by what stands before ``at``."""
    following = [r for r in sentence.others if r.start >= at]
    if following:
        glue = sentence.between(at, following[0].start)
        if phrases.CHANGED.match(glue):
            yield from _listed(sentence, following, sentence.end, partly=True)


def before(sentence: Sentence, at: int) -> Iterator[Object]:
    """The documents that are the subject of a verb that begins at ``at``."""
    named = [r for r in sentence.others if r.end <= at]
    if not named:
        return
    left = sentence.between(sentence.start, named[0].start)
    opening = _after_opening(left[left.rfind(";") + 1 :])
    if opening is None or phrases.CONDITION.search(sentence.between(named[0].end, at)):
        return
    if phrases.WHOLE.match(opening):
        yield from _listed(sentence, named, at, partly=False)
    elif phrases.PART.match(opening.lower()):
        yield from _listed(sentence, named, at, partly=True)


def listed(sentence: Sentence) -> Iterator[Object]:
    """The documents that an item of a list begins with."""
    first = sentence.others[:1]
    if first and phrases.ITEM.match(sentence.between(sentence.start, first[0].start)):
        yield from _listed(sentence, sentence.others, sentence.end, partly=False)


def names_a_list(left: str) -> bool:
    """Whether the words before "hết hiệu lực" say that a list follows ("các văn bản sau đây")."""
    opening = _after_opening(left)
    return opening is not None and bool(phrases.LIST_AHEAD.search(opening.lower().rstrip(" ,")))


def _after_opening(left: str) -> str | None:
    """What a sentence says between its opening and a place in it; None if that is no name."""
    for at in range(len(left) + 1):
        if at and left[at - 1].isalnum() and at < len(left) and left[at].isalnum():
            continue
        rest = left[at:]
        if phrases.OPENING.match(left[:at]) and (
            phrases.WHOLE.match(rest)
            or phrases.PART.match(rest.lower())
            or phrases.LIST_AHEAD.search(rest.lower().rstrip(" ,"))
        ):
            return rest
    return None


def _listed(
    sentence: Sentence, references: Sequence[Reference], end: int, *, partly: bool
) -> Iterator[Object]:
    """The first reference and those of the same list, but for what their titles name."""
    first = references[0]
    taken = [first]
    in_title: Reference | None = None
    previous = first
    for reference in references[1:]:
        gap = sentence.between(previous.end, reference.start)
        if phrases.SEMICOLON.search(gap):
            joins = True
        elif phrases.AND.search(gap):
            joins = in_title is None or (
                _kind(reference) == _kind(first) and _kind(in_title) != _kind(first)
            )
        else:
            joins = False
        if _verb_between(gap):
            break
        if joins:
            taken.append(reference)
            in_title = None
        else:
            in_title = reference
        previous = reference
    for i, reference in enumerate(taken):
        until = taken[i + 1].start if i + 1 < len(taken) else end
        part = partly or bool(reference.path) or bool(reference.attachment)
        yield Object(reference, part, until)


def _verb_between(gap: str) -> bool:
    """Whether another act begins between two references."""
    return any(
        phrases.JOINED.search(gap[: verb.start()])
        for pattern in (phrases.ENDING, phrases.AMENDING)
        for verb in pattern.finditer(gap)
    )


def _kind(reference: Reference) -> str:
    said = reference.document
    return "" if said is None or isinstance(said, DocumentName) else said.kind

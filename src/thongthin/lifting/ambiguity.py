"""A name with two meanings of one kind: neither is taken for certain, a person must say which."""

from __future__ import annotations

from thongthin.lifting.sight import Mention


def doubt_ambiguous(mentions: list[Mention]) -> list[Mention]:
    """Return mentions with a doubt on those that stand for two things of one type.

    What rests on such a mention goes to review with the names of all that it may be; which of
    them is right no order of a list can say.
    """
    first: dict[tuple[str, int, int], Mention] = {}
    rivals: dict[tuple[str, int, int], set[str]] = {}
    for mention in mentions:
        key = mention[:3]
        other = first.setdefault(key, mention)
        if other.value != mention.value:
            rivals.setdefault(key, {str(other.value)}).add(str(mention.value))
    if not rivals:
        return mentions
    return [_doubted(mention, rivals.get(mention[:3], set())) for mention in mentions]


def _doubted(mention: Mention, meanings: set[str]) -> Mention:
    if not meanings:
        return mention
    told = " and ".join(sorted(meanings))
    return mention._replace(doubt=f"the name stands for {told}: a person must say which is meant")

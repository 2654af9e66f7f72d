"""Match mixins with the generated classes that they extend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from specloom.custom.finding import SUFFIX, Found
from specloom.diagnostics import Report
from specloom.targets.python.mixins import Mixin, Mixins, Public

Shown = Mapping[str, tuple[Public, ...]]


def matched(found: Iterable[Found], shown: Shown, report: Report) -> Mixins:
    """The mixins by the class that they extend.

    Warn of mixins without a class or with several (W505), and of attributes that override
    generated code without being marked (W506).
    """
    of: dict[str, dict[str, tuple[Mixin, ...]]] = {}
    for one in found:
        targets = [
            (module, public)
            for module, public in _targets(one, shown)
            if public.is_class
        ]
        if len(targets) != 1:
            _complain(one, targets, shown, report)
            continue
        ((module, public),) = targets
        wanted = public.name + SUFFIX
        if one.name != wanted:
            report.warning(
                "W505",
                one.span,
                f"{one.name} uses a deprecated name: the class is now {public.name}",
                f"rename it to {wanted}",
            )
        _hidden(one, public, report)
        classes = of.setdefault(module, {})
        before = classes.get(public.name, ())
        classes[public.name] = (*before, Mixin(one.module, one.name))
    return Mixins(of)


def _targets(one: Found, shown: Shown) -> list[tuple[str, Public]]:
    """The objects with the mixin's name, else those with it as a deprecated name."""
    name = one.name.removesuffix(SUFFIX)
    fitting = [
        (module, public)
        for module, names in shown.items()
        for public in names
        if one.kind in ("", module.partition(".")[0])
    ]
    now = [(module, public) for module, public in fitting if public.name == name]
    return now or [
        (module, public) for module, public in fitting if name in public.others
    ]


def _complain(
    one: Found, targets: list[tuple[str, Public]], shown: Shown, report: Report
) -> None:
    name = one.name.removesuffix(SUFFIX)
    if targets:
        kinds = " or ".join(
            f"custom/{module.partition('.')[0]}.py" for module, _ in targets
        )
        report.warning(
            "W505",
            one.span,
            f"{one.name} is ambiguous: there are several classes named {name}",
            f"move it to {kinds}",
        )
        return
    if _targets(one, shown):
        why = f"{one.name} has no effect: {name} is a type alias, not a class"
        report.warning("W505", one.span, why)
        return
    known = [public.name for names in shown.values() for public in names]
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}{SUFFIX}?" if near else ""
    what = f"{one.name} has no effect: there is no class {name}"
    report.warning("W505", one.span, what, hint)


def _hidden(one: Found, public: Public, report: Report) -> None:
    for member in one.members:
        if member.name in public.members and not member.deliberate:
            report.warning(
                "W506",
                member.span,
                f"{one.name}.{member.name} overrides generated code",
                "rename it, call super(), or mark it with @override",
            )

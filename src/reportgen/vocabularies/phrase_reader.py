"""The values of phrases from what a file says, and everything that is wrong with it."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType, MappingProxyType
from typing import Any, get_args, get_origin

from .placeholders import faults_of, names_in
from .plurals import CATEGORIES, OTHER, PluralRules

HEAD = ("language", "numbers", "plurals")
"""Keys of a file that are no phrases."""

_COUNT, _WORD = "count", "number"
"""Placeholders for the number that a phrase agrees with: in digits, in words."""
_LIKENESS = 0.6
"""Share of letters in common from which a known key is offered for an unknown one."""

Place = tuple[str, ...]
"""Keys from the outermost table to a value."""


class PhraseReader:
    """Makes the values of one file's phrases.

    Attributes:
        problems: what is wrong, each with its place in the file.
    """

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        """Read the head of a file.

        Args:
            language: what the file is named for.
            data: what it says.
        """
        self.problems: list[tuple[Place, str]] = []
        self._data = data
        if data.get("language") != language:
            self._report(("language",), f"has to be “{language}”, for which the file is named")
        self._words = self._number_words(data.get("numbers"))
        self._rules = self._plural_rules(data.get("plurals"))
        self._several = self._rules.with_several_numbers()

    def tables(self, declared: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of all phrases; they are of use only where there are no problems.

        Where the head has problems, it has to be put right first: nothing else is looked at.

        Args:
            declared: for each table, the class or mapping type that declares its phrases.
        """
        if self.problems:
            return {}
        self._check_keys((), self._data, (*HEAD, *declared))
        return {name: self._value((name,), kind, self._data.get(name)) for name, kind in declared.items()}

    def _number_words(self, words: object) -> tuple[str, ...]:
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return tuple(words)
        self._report(("numbers",), "has to be a list of words, for 0, 1, 2 and so on")
        return ()

    def _plural_rules(self, rules: object) -> PluralRules:
        if not isinstance(rules, dict):
            self._report(("plurals",), "has to be a table of rules, empty where all numbers are alike")
            return PluralRules({})
        self._check_keys(("plurals",), rules, [name for name in CATEGORIES if name != OTHER])
        for name, rule in rules.items():
            try:
                PluralRules({name: str(rule)})
            except ValueError as error:
                self._report(("plurals", name), f"cannot be read: {error}")
        return PluralRules({} if self.problems else rules)

    def _value(self, place: Place, declared: Any, value: Any) -> Any:
        """Return the value of a phrase, which may be a function, or of a table of phrases."""
        if value is None:
            self._report(place, "is missing; add it")
            return None
        if declared is str:
            return self._text(place, value, ())
        if isinstance(declared, FunctionType):
            names = _parameters(declared)
            return (
                self._agreeing(place, value, names) if _COUNT in names else self._filled(place, value, names)
            )
        if not isinstance(value, dict):
            self._report(place, "has to be a table")
            return None
        if get_origin(declared) is Mapping:
            keys = get_args(get_args(declared)[0])
            return MappingProxyType(self._members(place, dict.fromkeys(keys, str), value))
        return _frozen(declared.__name__, self._members(place, _declared_by(declared), value))

    def _members(self, place: Place, declared: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
        self._check_keys(place, table, declared)
        return {name: self._value((*place, name), kind, table.get(name)) for name, kind in declared.items()}

    def _text(self, place: Place, value: object, names: Iterable[str], optional: Iterable[str] = ()) -> str:
        """Return a text, its placeholders checked."""
        if not isinstance(value, str):
            self._report(place, "has to be a text; put it between quotation marks")
            return ""
        for fault in faults_of(value, names, optional):
            self._report(place, fault)
        return value

    def _filled(self, place: Place, value: object, names: Iterable[str]) -> Callable[..., str]:
        return self._text(place, value, names).format

    def _agreeing(self, place: Place, value: object, names: Iterable[str]) -> Callable[..., str]:
        """Return a phrase that agrees with the number `count`."""
        forms = self._forms(place, value, [name for name in names if name != _COUNT])
        words, category = self._words, self._rules.category

        def agreeing(*, count: int, **values: object) -> str:
            word = words[count] if count < len(words) else str(count)
            return forms[category(count)].format(**{_COUNT: count, _WORD: word, **values})

        return agreeing

    def _forms(self, place: Place, value: object, names: Iterable[str]) -> dict[str, str]:
        """Return the form of a phrase for each plural category; one text stands for all of them."""
        categories, optional = self._rules.categories, (_COUNT, _WORD)
        if not isinstance(value, dict):
            return dict.fromkeys(categories, self._text(place, value, names, optional))
        self._check_keys(place, value, categories)
        forms = {}
        for name in categories:
            if name in value:
                forms[name] = self._text((*place, name), value[name], names, optional)
            else:
                self._report((*place, name), "is missing; add this form")
        self._check_numbers(place, forms)
        return forms

    def _check_numbers(self, place: Place, forms: Mapping[str, str]) -> None:
        """Check that a form for several numbers says which, where any form does."""
        shown = {name for name, form in forms.items() if {_COUNT, _WORD} & names_in(form)}
        if shown:
            for name in self._several & forms.keys() - shown:
                self._report((*place, name), f"stands for several numbers; put {{{_COUNT}}} in it")

    def _check_keys(self, place: Place, keys: Iterable[str], known: Iterable[str]) -> None:
        names = list(known)
        for key in keys:
            if key not in names:
                near = difflib.get_close_matches(key, names, 1, _LIKENESS)
                hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(names)}"
                self._report((*place, key), f"is no known key; {hint}")

    def _report(self, place: Place, problem: str) -> None:
        self.problems.append((place, problem))


def _declared_by(table: type) -> dict[str, Any]:
    """Return what a class of phrases declares: attributes with their type, methods."""
    methods = {
        name: value
        for name, value in vars(table).items()
        if isinstance(value, FunctionType) and not name.startswith("_")
    }
    return {**table.__annotations__, **methods}


def _parameters(method: FunctionType) -> tuple[str, ...]:
    """Return the names of a method's parameters, which all are keywords."""
    code = method.__code__
    return code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]


def _frozen(name: str, values: Mapping[str, Any]) -> Any:
    """Return an object with these attributes, which nobody can set."""
    members = {
        key: staticmethod(value) if isinstance(value, FunctionType) else value
        for key, value in values.items()
    }
    return type(name, (), {"__slots__": (), **members})()

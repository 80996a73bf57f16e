"""The rules of docs/developers/architecture.md as functions: source text in, remarks out.

They are apart from the test so that the test can also show that each of them finds what it is for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

ROOT = "generator"
MAXIMUM_FILE_LINES = 300
MAXIMUM_FUNCTION_LINES = 40

MODEL = {"diagnostics", "document"}
PURE = {*MODEL, "languages", "recognition", "readers", "references", "checks", "writers", "markdown_extension"}
READING = {*MODEL, "languages", "recognition", "readers"}
MIDDLE = {*READING, "references", "checks", "writers", "markdown_extension"}

# What each part of generator/ may import, itself always included.
MAY_IMPORT: Mapping[str, set[str]] = {
    "diagnostics": set(),
    "document": {"diagnostics"},
    "markdown_extension": set(),
    "languages": MODEL,
    "recognition": {*MODEL, "languages"},
    "readers": {*MODEL, "languages", "recognition"},
    "references": {*MODEL, "languages"},
    "checks": {*MODEL, "languages"},
    "writers": {*MODEL, "languages"},
    "website": MIDDLE,
    "publishing": {*MIDDLE, "website"},
    "pipeline": {*MIDDLE, "website", "publishing"},
    "cli": {*MIDDLE, "website", "publishing", "pipeline"},
    "__init__": set(),
}
# Packages whose modules are rows of a table, and the module that holds the table: no row may know another.
TABLES = {"readers": "readers", "checks": "checks", "writers": "website.conversion"}

TERMINAL_MODULES = {"typer", "rich", "click", "argparse"}
OUTSIDE_MODULES = {"subprocess", "shutil", "tempfile", "os", "glob", "socket", "http", "mike", "mkdocs"}
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "iterdir", "glob"}
FILE_METHODS |= {"rglob", "touch", "stat", "exists", "is_file", "is_dir", "resolve"}
# The data files that ship with the package are read where they are needed, always below this name.
PACKAGE_DATA = "FOLDER"
LANGUAGE_CODES = {"ar", "en", "es", "fr", "ru", "zh"}

# Written so that this file does not contain what it looks for.
PLACES_OF_ONE_MACHINE = re.compile(
    r"/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me/[a-z]+|U[s]ers/[a-z]+)/"
    r"|p[y]pi[.]org|p[y]thonhosted|registry[.]n[p]m|deb[.]d[e]bian|--(?:extra-)?index-u[r]l"
)
# Three capital X alone are also session thirty in Roman digits: as a mark of unfinished work they open a comment.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b|[#/*]\s*XX[X]\b|\bNotImplemented[E]rror\b")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of generator/: its path from the project's root, and its text."""

    path: str
    text: str
    tree: ast.Module = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", ast.parse(self.text, self.path))

    @property
    def name(self) -> str:
        """The module's name for `import`: `generator.readers.text`."""
        return ".".join(PurePosixPath(self.path).with_suffix("").parts).removesuffix(".__init__")

    @property
    def part(self) -> str:
        """The part of generator/ it belongs to: `readers`."""
        return PurePosixPath(self.path).with_suffix("").parts[1]


def imported_names(module: Module) -> Iterator[tuple[int, str]]:
    """Everything a module imports, as line and absolute dotted name; also what is imported inside functions."""
    package = module.name.split(".") if module.path.endswith("__init__.py") else module.name.split(".")[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def wrong_direction(module: Module) -> Iterator[str]:
    """Imports of a part that this part may not know."""
    for line, name in imported_names(module):
        root, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if root == ROOT and part not in {module.part, *MAY_IMPORT[module.part]}:
            yield f"{module.path}:{line}: {module.part} imports {part}"


def module_graph(modules: Mapping[str, Module]) -> dict[str, set[str]]:
    """Which of our modules import which."""

    def owner(name: str) -> str:
        return name if name in modules else name.rpartition(".")[0]

    return {
        name: {owner(imported) for _, imported in imported_names(module)} & modules.keys()
        for name, module in modules.items()
    }


def import_cycles(graph: Mapping[str, set[str]]) -> list[str]:
    """The modules that import themselves, directly or through others."""

    def reachable(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [*graph[start]]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(graph[name])
        return found

    return sorted(name for name in graph if name in reachable(name))


def sideways(modules: Mapping[str, Module]) -> Iterator[str]:
    """Imports from one row of a table to another; a row is a module that the holder of the table imports."""
    graph = module_graph(modules)
    for table, holder in TABLES.items():
        rows = {name for name in graph.get(f"{ROOT}.{holder}", set()) if name.startswith(f"{ROOT}.{table}.")}
        for row in sorted(rows):
            yield from (f"{row} imports {other}" for other in sorted(graph[row] & rows))


def talks_to_the_terminal(module: Module) -> Iterator[str]:
    """Printing and exiting, which only the command line does."""
    for line, name in imported_names(module):
        if name.partition(".")[0] in TERMINAL_MODULES:
            yield f"{module.path}:{line}: imports {name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in {"print", "input", "exit", "quit", "SystemExit"}:
            yield f"{module.path}:{node.lineno}: uses {node.id}"
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in {
            "sys.exit",
            "os._exit",
            "sys.stdout",
            "sys.stderr",
        }:
            yield f"{module.path}:{node.lineno}: uses {ast.unparse(node)}"


def touches_the_outside(module: Module) -> Iterator[str]:
    """Files, git and other programs, which only the two ends touch; the package's own data files apart."""
    for line, name in imported_names(module):
        if name.partition(".")[0] in OUTSIDE_MODULES:
            yield f"{module.path}:{line}: imports {name}"
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            yield f"{module.path}:{node.lineno}: opens a file"
        elif isinstance(node.func, ast.Attribute) and node.func.attr in FILE_METHODS:
            names = {part.id for part in ast.walk(node.func.value) if isinstance(part, ast.Name)}
            if PACKAGE_DATA not in names:
                yield f"{module.path}:{node.lineno}: calls {node.func.attr}"


def too_long(module: Module) -> Iterator[str]:
    """Files and functions that are too long to be read in one go."""
    lines = module.text.count("\n")
    if lines > MAXIMUM_FILE_LINES:
        yield f"{module.path}: {lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAXIMUM_FUNCTION_LINES:
                yield f"{module.path}:{node.lineno}: {node.name} has {length} lines"


def decides_by_language(module: Module) -> Iterator[str]:
    """Comparisons with the code of a language: what differs between languages is data."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare):
            operands = [node.left, *node.comparators]
        elif isinstance(node, ast.match_case):
            operands = [part.value for part in ast.walk(node.pattern) if isinstance(part, ast.MatchValue)]
        else:
            continue
        for operand in operands:
            elements = operand.elts if isinstance(operand, ast.Tuple | ast.List | ast.Set) else [operand]
            codes = [part.value for part in elements if isinstance(part, ast.Constant) and part.value in LANGUAGE_CODES]
            yield from (f"{module.path}:{operand.lineno}: compares with the language {code!r}" for code in codes)


def requirements_without_hash(lock: str) -> list[str]:
    """The requirements of a lock file that no hash fixes."""
    entries = re.split(r"(?<!\\)\n", lock)
    requirements = [entry for entry in entries if entry.strip() and not entry.lstrip().startswith("#")]
    return [
        entry.split()[0]
        for entry in requirements
        if "==" not in entry or not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)
    ]

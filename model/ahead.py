"""Asking for a record before it is needed, so that it is near when its turn comes.

Pupils stand in memory in the order of their schools, and processors fetch what comes next by themselves. Their parents
stand anywhere: fetching a parent when a pupil's week begins took a seventh of all time that rules take. Nothing that a
rule sees changes.
"""

from typing import Any, Final

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from model.compile import INTERPRETED

AHEAD: Final = 6
"""Pupils between asking and needing: some tenths of a microsecond, in which memory answers."""

_READ, _KEEP, _DATA = 0, 3, 1
"""What is asked of the processor (LLVM's `prefetch`): to be read, wanted again, and no code."""


@intrinsic
def _fetched(typing: Any, record: types.Record) -> Any:
    """Compiled: the processor fetches the beginning of the record, and goes on without waiting."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        byte, word = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, word, word, word])
        prefetch = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0i8")
        where = builder.bitcast(arguments[0], byte)
        builder.call(prefetch, [where, *(ir.Constant(word, code) for code in (_READ, _KEEP, _DATA))])
        return context.get_dummy_value()

    return types.void(record), generate


def _nothing(record: Any) -> None:
    """Interpreted, memory is not what takes the time."""


fetch = _nothing if INTERPRETED else _fetched
"""Ask for a record that will be needed soon."""

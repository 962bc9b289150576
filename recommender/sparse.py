"""The few sparse-matrix steps that are used all over, with plain types: scipy's stubs cannot follow them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]


def csr(matrix: Any) -> csr_array:
    """Any sparse or dense matrix as float64 CSR."""
    made: csr_array = csr_array(matrix).astype(np.float64)
    return made


def row_sums(matrix: Any) -> Floats:
    """float64 [rows]."""
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def column_sums(matrix: Any) -> Floats:
    """float64 [columns]."""
    return np.asarray(matrix.sum(axis=0), dtype=np.float64).ravel()


def row_squares(matrix: Any) -> Floats:
    """Squared norm of each row; float64 [rows]."""
    return row_sums(matrix.multiply(matrix))


def times(matrix: Any, vector: Floats) -> Floats:
    """matrix @ vector; float64 [rows]."""
    return np.asarray(matrix @ vector, dtype=np.float64)


def times_left(vector: Floats, matrix: Any) -> Floats:
    """vector @ matrix; float64 [columns]."""
    return np.asarray(matrix.T @ vector, dtype=np.float64)


def row_cells(matrix: csr_array, row: int) -> tuple[npt.NDArray[np.int32], Floats]:
    """Columns and values of one row."""
    cells = slice(int(matrix.indptr[row]), int(matrix.indptr[row + 1]))
    return matrix.indices[cells], np.asarray(matrix.data[cells], dtype=np.float64)


def inverse(lengths: Floats) -> Floats:
    """1 / length, and 0 where the length is 0."""
    return np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)

"""The tagger's network: hashed word features with static word vectors, a convolution over neighbours, two outputs.

spaCy's MultiHashEmbed and MaxoutWindowEncoder under one linear layer. For each word it gives ``WIDTH_OUT`` numbers:
logits of outside, begin and inside, then logits of the four kinds of ``corpus.KINDS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extraction.mentions.corpus import KINDS
from extraction.mentions.words import AFFIX

OUTSIDE, BEGIN, INSIDE = range(3)
PLACES = 3
WIDTH_OUT = PLACES + len(KINDS)

Floats = npt.NDArray[np.float32]


class Shape(NamedTuple):
    """Sizes of the network: width of every layer, number of convolutions, rows of the hashed feature tables."""

    width: int = 96
    depth: int = 4
    norm_rows: int = 2500
    prefix_rows: int = 1500
    suffix_rows: int = 1500
    shape_rows: int = 500


def make_vocab(keys: npt.NDArray[np.uint64], table: Floats) -> Any:
    """A spaCy vocabulary with word vectors, looked up by the form (NORM); ``table`` has one row a key."""
    from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX
    from spacy.lang.lex_attrs import word_shape
    from spacy.vectors import Vectors
    from spacy.vocab import Vocab

    vocab = Vocab(
        lex_attr_getters={
            LOWER: str.lower,
            NORM: str.lower,
            PREFIX: lambda word: word.lower()[:AFFIX],
            SUFFIX: lambda word: word.lower()[-AFFIX:],
            SHAPE: word_shape,
        }
    )
    vocab.vectors = Vectors(strings=vocab.strings, data=table, keys=keys, name="mentions", attr="NORM")
    return vocab


def make_network(shape: Shape, vector_width: int) -> Any:
    """The network with its sizes set and without weights (``load_weights``, or thinc's ``initialize``).

    Its references "embed" (of each word by itself), "encode" (with its neighbours) and "output" run one after another.
    """
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import Linear, chain, with_array

    embed = MultiHashEmbed(
        shape.width,
        ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        [shape.norm_rows, shape.prefix_rows, shape.suffix_rows, shape.shape_rows],
        include_static_vectors=True,
    )
    for node in embed.walk():
        if node.name == "static_vectors":
            node.set_dim("nM", vector_width)
    encode = MaxoutWindowEncoder(shape.width, window_size=1, maxout_pieces=3, depth=shape.depth)
    output: Any = with_array(Linear(WIDTH_OUT, shape.width))
    network: Any = chain(build_Tok2Vec_model(embed, encode), output)
    for name, part in (("embed", embed), ("encode", encode), ("output", output)):
        network.set_ref(name, part)
    return network


def initialize(network: Any) -> None:
    """Give every layer its first weights."""
    network.initialize()


def weights(network: Any) -> list[Floats]:
    """Every parameter of the network, in the order of its layers and their names."""
    return [np.asarray(node.get_param(name)) for node, name in _parameters(network)]


def load_weights(network: Any, found: Sequence[npt.NDArray[Any]]) -> None:
    """Put parameters in. Raises ValueError where their number or a shape differs from the network's."""
    places = _parameters(network)
    if len(places) != len(found):
        raise ValueError(f"{len(found)} parameters for a network of {len(places)}")
    initialize(network)  # which gives every parameter its shape
    for (node, name), values in zip(places, found, strict=True):
        if node.get_param(name).shape != values.shape:
            raise ValueError(f"{node.name}.{name} has shape {values.shape}, not {node.get_param(name).shape}")
        node.set_param(name, np.ascontiguousarray(values, dtype=np.float32))


def _parameters(network: Any) -> list[tuple[Any, str]]:
    return [(node, name) for node in network.walk() for name in sorted(node.param_names)]

"""The path network: scores occupations by what flows to them from a profile's skills through the graph.

After the neural Bellman-Ford network of Zhu et al. (NeurIPS 2021): typed relations, weights per relation and step, and
a start that depends on the query. Every weight that the flow meets is above zero and the flow is linear in the query,
so what each path brings to an occupation is exact. Nothing belongs to one concept: about a thousand numbers in all, so
a profile or a concept that was never seen is scored without training. Only numpy and scipy are needed.
"""

from recommender.network.artefact import COMMAND, PATH, SHIPPED, load
from recommender.network.explain import NetworkEdge, NetworkPath, PathSearch, strongest_paths
from recommender.network.graph import PathGraph
from recommender.network.scoring import PathNetwork, Reading
from recommender.network.texts import TextVectors
from recommender.network.weights import Weights

__all__ = [
    "COMMAND",
    "PATH",
    "SHIPPED",
    "NetworkEdge",
    "NetworkPath",
    "PathGraph",
    "PathNetwork",
    "PathSearch",
    "Reading",
    "TextVectors",
    "Weights",
    "load",
    "strongest_paths",
]

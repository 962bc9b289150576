"""Training of the path network. The only package that imports torch; the service never imports this one."""

import warnings

with warnings.catch_warnings():
    # torch-geometric still uses parts of torch that torch calls deprecated.
    warnings.simplefilter("ignore")
    import torch_geometric.nn  # noqa: F401

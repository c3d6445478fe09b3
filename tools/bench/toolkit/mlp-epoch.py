from peer import serve
from torch import nn, tensor
from torch_epochs import epochs


def make():
    return nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1))


def right(predicted, y):
    return (predicted > 0) == (y > 0.5)


serve(
    lambda data: (tensor(data["X"]), tensor(data["y"]).float().reshape(-1, 1)),
    lambda state: epochs(make, nn.BCEWithLogitsLoss(), right, *state, 128),
)

from peer import serve
from torch import nn, tensor
from torch_epochs import epochs


def conv(n_in, n_out):
    return nn.Sequential(nn.Conv2d(n_in, n_out, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))


def make():
    dense = nn.Sequential(nn.Flatten(), nn.Linear(2048, 64), nn.ReLU(), nn.Linear(64, 10))
    return nn.Sequential(conv(3, 16), conv(16, 32), dense)


def right(predicted, y):
    return predicted.argmax(1) == y


def setup(data):
    images = tensor(data["X"]).reshape(-1, 32, 32, 3)
    return images.permute(0, 3, 1, 2).contiguous(), tensor(data["y"]).long()


serve(setup, lambda state: epochs(make, nn.CrossEntropyLoss(), right, *state, 32))

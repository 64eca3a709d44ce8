#!/usr/bin/env python3
"""Loads a run's checkpoints into PyTorch modules, strictly, and compares decoded images.

    read_safetensors.py --vae checkpoints/vae_3.safetensors --classifier checkpoints/classifier_3.safetensors
    read_safetensors.py --vae FILE --z z.safetensors --images images.safetensors [--tolerance 1e-5]

Layer sizes are those of the weights. --z and --images name safetensors files of one tensor each, [n, latent] and [n, 784]: the
decoder's images of z are compared with those given. Prints a line for each thing done; exit code 1 if the images differ by more than
the tolerance. Needs PyTorch and NumPy (Debian: python3-torch), and no safetensors package.
"""
import argparse
import json
import sys

import numpy as np
import torch
from torch import nn


def read(path):
    """Tensors by name. Written from the format's description, as a second opinion on the C# writer."""
    with open(path, "rb") as file:
        raw = file.read()
    size = int.from_bytes(raw[:8], "little")
    header, body = raw[8 : 8 + size], raw[8 + size :]
    assert size % 8 == 0 and len(header) == size and header[:1] == b"{", f"{path}: no safetensors header"
    tensors, end = {}, 0
    for name, entry in json.loads(header).items():
        if name == "__metadata__":
            continue
        begin, stop = entry["data_offsets"]
        assert entry["dtype"] == "F32" and begin == end, f"{path}: {name}"
        values = np.frombuffer(body[begin:stop], dtype="<f4").reshape(entry["shape"])
        tensors[name], end = torch.from_numpy(values.copy()), stop
    assert end == len(body), f"{path}: {len(body) - end} bytes left over"
    return tensors


def hidden(sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return layers


class Vae(nn.Module):
    def __init__(self, sizes, latent):
        super().__init__()
        self.encoder = nn.Sequential(*hidden(sizes))
        self.fc_mu = nn.Linear(sizes[-1], latent)
        self.fc_logvar = nn.Linear(sizes[-1], latent)
        self.decoder = nn.Sequential(*hidden([latent, *reversed(sizes)])[:-1], nn.Sigmoid())


class Classifier(nn.Module):
    def __init__(self, sizes, classes):
        super().__init__()
        self.model = nn.Sequential(*hidden(sizes), nn.Linear(sizes[-1], classes))


def sizes_of(tensors, prefix):
    """Widths of a stack of linear layers: the inputs of the first, then the outputs of each."""
    weights = [w for name, w in tensors.items() if name.startswith(prefix) and name.endswith(".weight")]
    return [weights[0].shape[1]] + [w.shape[0] for w in weights]


def load(module, tensors, what):
    module.load_state_dict(tensors, strict=True)
    print(f"{what}: {len(tensors)} tensors, {sum(t.numel() for t in tensors.values())} values loaded")
    return module.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vae")
    parser.add_argument("--classifier")
    parser.add_argument("--z")
    parser.add_argument("--images")
    parser.add_argument("--tolerance", type=float, default=1e-5)
    args = parser.parse_args()
    if args.classifier:
        tensors = read(args.classifier)
        sizes = sizes_of(tensors, "model.")
        load(Classifier(sizes[:-1], sizes[-1]), tensors, f"classifier {sizes}")
    if args.vae:
        tensors = read(args.vae)
        sizes, latent = sizes_of(tensors, "encoder."), tensors["fc_mu.weight"].shape[0]
        vae = load(Vae(sizes, latent), tensors, f"vae {sizes} latent {latent}")
    if args.z:
        (z,), (images,) = read(args.z).values(), read(args.images).values()
        with torch.no_grad():
            decoded = vae.decoder(z)
        assert decoded.shape == images.shape, f"{tuple(decoded.shape)} decoded, {tuple(images.shape)} given"
        difference = float((decoded - images).abs().max())
        print(f"max difference {difference:.3g} over {images.shape[0]} images")
        return 0 if difference <= args.tolerance else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

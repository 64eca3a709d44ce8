#!/usr/bin/env python3
"""Makes the numbers of tests/Ouroboros.Tests/Golden with PyTorch.

    make_golden.py [FOLDER]

Both models on the first digits of MNIST: a forward pass with its losses and gradients, and ten steps of Adam, two epochs of five. The
weights, the noise and the orders are those that the library makes from a seed, written here a second time from their description. All
arithmetic is in double, so the numbers are the true ones as far as floats can tell, and what a test finds is the library's own rounding.
The files are safetensors of 32-bit floats. Printed for each tensor: how far PyTorch itself ends from it when it computes in floats.
Needs PyTorch and NumPy (Debian: python3-torch).
"""
import gzip
import json
import math
import pathlib
import sys

import numpy as np
import torch

from read_safetensors import Classifier, Vae

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = 20_260_131_000_000_007  # more than 32 bits, so that both words of the key count
GENERATION = 3
IMAGES, BATCH, EPOCHS, RATE = 37, 8, 2, 1e-3  # five steps an epoch, the last one of five images
FORWARD_IMAGES, FORWARD_FIRST = 9, 4  # images of the single pass, and where it begins in its stream of noise
VAE_SIZES, LATENT = [784, 20, 12], 5
CLASSIFIER_SIZES, CLASSES = [784, 20, 12], 10
VAE_WEIGHTS, CLASSIFIER_WEIGHTS, VAE_SHUFFLE, CLASSIFIER_SHUFFLE, TRAINING_NOISE, EVALUATION_NOISE = 1, 2, 3, 4, 5, 7


def philox(purpose, epoch, position0, position1):
    """Four words by position: Philox4x32-10 (Salmon et al. 2011), seed in the key, stream in the upper half of the counter."""
    position0, position1 = np.broadcast_arrays(np.uint64(position0), np.uint64(position1))
    mask = np.uint64(0xFFFFFFFF)
    c = [position0, position1, np.full_like(position0, epoch), np.full_like(position0, purpose << 24 | GENERATION)]
    key = [SEED & 0xFFFFFFFF, SEED >> 32]
    for _ in range(10):
        product0, product1 = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        shift = np.uint64(32)
        c = [product1 >> shift ^ c[1] ^ np.uint64(key[0]), product1 & mask, product0 >> shift ^ c[3] ^ np.uint64(key[1]), product0 & mask]
        key = [key[0] + 0x9E3779B9 & 0xFFFFFFFF, key[1] + 0xBB67AE85 & 0xFFFFFFFF]
    return np.stack(c, axis=-1)


def normals(purpose, epoch, first_row, rows, columns):
    """[rows, columns] by Box and Muller, with the true log, sine and cosine."""
    row = np.arange(first_row, first_row + rows)[:, None]
    column = np.arange(columns)[None, :]
    word = column % 64 // 16
    words = philox(purpose, epoch, column // 64 * 16 + column % 16, row)
    a = np.where(word < 2, words[..., 0], words[..., 2])
    b = np.where(word < 2, words[..., 1], words[..., 3])
    u = np.float32(np.float64(np.float32(a)) * 2.0**-32 + 2.0**-33)
    angle = 2 * math.pi * np.float64(b) / 2.0**32
    return np.sqrt(-2 * np.log(np.float64(u))) * np.where(word % 2 == 0, np.cos(angle), np.sin(angle))


def initial(purpose, layer, outputs, inputs):
    """Weight and bias, uniform in +-1/sqrt(inputs): odd multiples of a step."""
    element = np.arange(outputs * (inputs + 1))
    word = philox(purpose, layer, element // 4, 0)[element, element % 4]
    odd = 2 * (word >> np.uint64(8)).astype(np.int64) + 1 - 2**24
    values = np.float32(odd) * (np.float32(1 / math.sqrt(inputs)) / np.float32(2**24))
    return values[: outputs * inputs].reshape(outputs, inputs), values[outputs * inputs :]


def permutation(purpose, epoch):
    order = list(range(IMAGES))
    for i in range(IMAGES - 1, 0, -1):
        draw = IMAGES - 1 - i
        words = [int(word) for word in philox(purpose, epoch, draw // 2, 0)]
        partner = (words[draw % 2 * 2] | words[draw % 2 * 2 + 1] << 32) * (i + 1) >> 64
        order[i], order[partner] = order[partner], order[i]
    return order


def idx(name, count, header, width):
    with gzip.open(ROOT / "data" / "mnist" / name) as file:
        return np.frombuffer(file.read(header + count * width)[header:], dtype=np.uint8).reshape(count, width)


def digits():
    pixels = np.float32(idx("train-images-idx3-ubyte.gz", IMAGES, 16, 784)) / np.float32(255)
    return torch.from_numpy(pixels), torch.from_numpy(idx("train-labels-idx1-ubyte.gz", IMAGES, 8, 1)[:, 0].astype(np.int64))


def set_layer(layer, weight, bias):
    layer.weight.data.copy_(torch.from_numpy(weight))
    layer.bias.data.copy_(torch.from_numpy(bias))


def new_vae(dtype):
    vae = Vae(VAE_SIZES, LATENT)
    encoder = [layer for layer in vae.encoder if isinstance(layer, torch.nn.Linear)]
    decoder = [layer for layer in vae.decoder if isinstance(layer, torch.nn.Linear)]
    for i, layer in enumerate(encoder):
        set_layer(layer, *initial(VAE_WEIGHTS, i, *layer.weight.shape))
    weight, bias = initial(VAE_WEIGHTS, len(encoder), 2 * LATENT, VAE_SIZES[-1])  # both heads are one layer
    set_layer(vae.fc_mu, weight[:LATENT], bias[:LATENT])
    set_layer(vae.fc_logvar, weight[LATENT:], bias[LATENT:])
    for i, layer in enumerate(decoder):
        set_layer(layer, *initial(VAE_WEIGHTS, len(encoder) + 1 + i, *layer.weight.shape))
    return vae.to(dtype)


def new_classifier(dtype):
    classifier = Classifier(CLASSIFIER_SIZES, CLASSES)
    for i, layer in enumerate(layer for layer in classifier.model if isinstance(layer, torch.nn.Linear)):
        set_layer(layer, *initial(CLASSIFIER_WEIGHTS, i, *layer.weight.shape))
    return classifier.to(dtype)


def vae_pass(vae, x, noise):
    hidden = vae.encoder(x)
    mu, logvar = vae.fc_mu(hidden), vae.fc_logvar(hidden)
    z = mu + torch.exp(logvar / 2) * torch.from_numpy(noise).to(x.dtype)
    y = vae.decoder(z)
    reconstruction = ((y - x) ** 2).sum(1)
    kl = -0.5 * (1 + logvar - mu**2 - logvar.exp()).sum(1)
    return dict(mu=mu, logvar=logvar, z=z, reconstruction=y, losses=torch.stack([reconstruction, kl], 1))


def classifier_pass(classifier, x, labels):
    logits = classifier.model(x)
    return dict(logits=logits, losses=torch.nn.functional.cross_entropy(logits, labels, reduction="none"))


def keep(tensors, prefix, named):
    for name, value in named:
        tensors[prefix + name] = value.detach().clone()


def make_vae(dtype):
    (x, _), vae, tensors = digits(), new_vae(dtype), {}
    x = x.to(dtype)
    keep(tensors, "initial.", vae.named_parameters())
    noise = normals(EVALUATION_NOISE, 0, FORWARD_FIRST, FORWARD_IMAGES, LATENT)
    tensors["noise"] = torch.from_numpy(noise)
    result = vae_pass(vae, x[:FORWARD_IMAGES], noise)
    result["losses"].sum().backward()
    keep(tensors, "", result.items())
    keep(tensors, "gradient.", ((name, parameter.grad) for name, parameter in vae.named_parameters()))
    adam, epochs, orders = torch.optim.Adam(vae.parameters(), lr=RATE), [], []
    for epoch in range(1, EPOCHS + 1):
        orders.append(permutation(VAE_SHUFFLE, epoch))
        noise, losses = normals(TRAINING_NOISE, epoch, 0, IMAGES, LATENT), []
        for start in range(0, IMAGES, BATCH):
            adam.zero_grad()
            result = vae_pass(vae, x[orders[-1][start : start + BATCH]], noise[start : start + BATCH])
            result["losses"].sum().backward()
            adam.step()
            losses.append(result["losses"].detach())
        epochs.append(torch.cat(losses).mean(0))
    tensors["orders"], tensors["epochs"] = torch.tensor(orders), torch.stack(epochs)
    keep(tensors, "trained.", vae.named_parameters())
    return tensors


def make_classifier(dtype):
    (x, labels), classifier, tensors = digits(), new_classifier(dtype), {}
    x = x.to(dtype)
    keep(tensors, "initial.", classifier.named_parameters())
    result = classifier_pass(classifier, x[:FORWARD_IMAGES], labels[:FORWARD_IMAGES])
    result["losses"].mean().backward()
    keep(tensors, "", result.items())
    keep(tensors, "gradient.", ((name, parameter.grad) for name, parameter in classifier.named_parameters()))
    adam, epochs, orders = torch.optim.Adam(classifier.parameters(), lr=RATE), [], []
    for epoch in range(1, EPOCHS + 1):
        orders.append(permutation(CLASSIFIER_SHUFFLE, epoch))
        losses, right = [], 0
        for start in range(0, IMAGES, BATCH):
            adam.zero_grad()
            batch = orders[-1][start : start + BATCH]
            result = classifier_pass(classifier, x[batch], labels[batch])
            result["losses"].mean().backward()
            adam.step()
            losses.append(result["losses"].detach())
            right += int((result["logits"].argmax(1) == labels[batch]).sum())
        epochs.append(torch.stack([torch.cat(losses).mean(), torch.tensor(right / IMAGES, dtype=dtype)]))
    tensors["orders"], tensors["epochs"] = torch.tensor(orders), torch.stack(epochs)
    keep(tensors, "trained.", classifier.named_parameters())
    return tensors


def write(path, tensors):
    header, body = {}, b""
    for name, value in tensors.items():
        data = value.numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + body)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "Ouroboros.Tests" / "Golden"
    torch.set_num_threads(1)
    for name, make in (("vae", make_vae), ("classifier", make_classifier)):
        golden, floats = make(torch.float64), make(torch.float32)
        write(folder / f"{name}.safetensors", golden)
        for tensor, value in golden.items():
            error = float((floats[tensor].double() - value.double()).abs().max())
            print(f"{name} {tensor} {list(value.shape)}: largest {float(value.abs().max()):.3g}, floats differ by {error:.2g}")


if __name__ == "__main__":
    main()

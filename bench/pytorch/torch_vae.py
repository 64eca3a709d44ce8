#!/usr/bin/env python3
"""Times epochs of the VAE in PyTorch: the same networks, loss, optimiser, batches and images as `ouroboros run` trains.

    torch_vae.py [--loader] [--passive] [--threads N] [--epochs N]

Prints one line of key=value pairs, seconds_per_epoch first; an epoch before the timed ones warms up. Without --loader a batch is picked
from the tensor of all images by a random permutation, which is as fast as PyTorch gets; with it the images come from a DataLoader, as in
most programs. Needs PyTorch (Debian: python3-torch and libopenblas0-pthread).
"""
import argparse
import gzip
import os
import pathlib
import sys
import time

MNIST = pathlib.Path(__file__).resolve().parents[2] / "data" / "mnist" / "train-images-idx3-ubyte.gz"
IDX_HEADER = 16
PIXELS = 784


def arguments():
    def widths(text):
        return [int(width) for width in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loader", action="store_true", help="feed batches through a DataLoader")
    parser.add_argument("--passive", action="store_true", help="let idle threads sleep instead of spinning (OMP_WAIT_POLICY)")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--epochs", type=int, default=1, help="timed epochs, after one that is not")
    parser.add_argument("--layers", type=widths, default=[784, 512, 256, 128, 64], help="widths of the encoder")
    parser.add_argument("--latent", type=int, default=50)
    parser.add_argument("--learning-rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--images", type=int, default=60_000)
    return parser.parse_args()


def prepare(threads, passive):
    """What OpenBLAS and OpenMP read when they are loaded; what is set already stays."""
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)
    if passive:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # An OpenBLAS older than the processor falls back to kernels without AVX; this names those of a processor that it knows.
    cpu = pathlib.Path("/proc/cpuinfo")
    if cpu.exists() and " avx512vl " in cpu.read_text():
        os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX")


ARGUMENTS = arguments()
prepare(ARGUMENTS.threads, ARGUMENTS.passive)
import torch  # noqa: E402
import torch.utils.data  # noqa: E402
from torch import nn  # noqa: E402

torch.set_num_threads(ARGUMENTS.threads)


def read_images(count):
    with gzip.open(MNIST) as file:
        pixels = bytearray(file.read()[IDX_HEADER:])
    return torch.frombuffer(pixels, dtype=torch.uint8).reshape(-1, PIXELS)[:count].float() / 255


def layers(widths, last):
    modules = []
    for inputs, outputs in zip(widths, widths[1:]):
        modules += [nn.Linear(inputs, outputs), nn.ReLU()]
    modules[-1] = last
    return nn.Sequential(*modules)


class Vae(nn.Module):
    def __init__(self, widths, latent):
        super().__init__()
        self.encoder = layers(widths, nn.ReLU())
        self.fc_mu = nn.Linear(widths[-1], latent)
        self.fc_logvar = nn.Linear(widths[-1], latent)
        self.decoder = layers([latent, *reversed(widths)], nn.Sigmoid())

    def forward(self, images):
        hidden = self.encoder(images)
        mu, logvar = self.fc_mu(hidden), self.fc_logvar(hidden)
        z = mu + torch.exp(logvar / 2) * torch.randn_like(mu)
        return self.decoder(z), mu, logvar


def shuffled(images, batch):
    for rows in torch.randperm(len(images)).split(batch):
        yield images[rows]


def loaded(images, batch):
    dataset = torch.utils.data.TensorDataset(images)
    return (rows for rows, in torch.utils.data.DataLoader(dataset, batch_size=batch, shuffle=True))


def train_epoch(vae, optimiser, batches):
    total = 0.0
    for images in batches:
        made, mu, logvar = vae(images)
        reconstruction = nn.functional.mse_loss(made, images, reduction="sum")
        divergence = -0.5 * torch.sum(1 + logvar - mu.square() - logvar.exp())
        loss = reconstruction + divergence
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item()
    return total


def blas():
    """Where the matrix products come from: the library that is mapped into this process, or the one that PyTorch was built with."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {line.split()[-1] for line in maps if ".so" in line}
    except OSError:
        files = set()
    for name in ("libopenblas", "libmkl_core", "libmkl_rt", "libblis", "libblas"):
        for file in sorted(files):
            if name in os.path.basename(file):
                return file
    return "MKL" if torch.backends.mkl.is_available() else "unknown"


def main(args):
    images = read_images(args.images)
    vae = Vae(args.layers, args.latent)
    optimiser = torch.optim.Adam(vae.parameters(), lr=args.learning_rate)
    batches = loaded if args.loader else shuffled
    train_epoch(vae, optimiser, batches(images, args.batch))
    start = time.perf_counter()
    for _ in range(args.epochs):
        total = train_epoch(vae, optimiser, batches(images, args.batch))
    seconds = (time.perf_counter() - start) / args.epochs
    library = blas()
    line = {
        "seconds_per_epoch": f"{seconds:.4f}",
        "images_per_second": f"{len(images) / seconds:.3f}",
        "loss": f"{total / len(images):.3f}",
        "loader": args.loader,
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "blas": library,
        **{name: os.environ[name] for name in ("OPENBLAS_CORETYPE", "OMP_WAIT_POLICY") if name in os.environ},
    }
    print(*(f"{key}={value}" for key, value in line.items()))
    if "/blas/" in library:
        print(f"{library} is the plain BLAS, about ten times slower than OpenBLAS: apt-get install libopenblas0-pthread", file=sys.stderr)


main(ARGUMENTS)

#!/usr/bin/env python3
"""Reads a TensorBoard event file and prints what is in it, a line for each tag.

    read_events.py events.out.tfevents.1700000000.seven

Frames, checksums and messages are read here by their descriptions, with the standard library alone. Where the package tensorboard is
installed, it reads the file too, and must find the same numbers. Exit code 1 if anything is wrong.
"""
import struct
import sys


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def frames(raw):
    at = 0
    while at < len(raw):
        head = raw[at : at + 8]
        (length,) = struct.unpack("<Q", head)
        data = raw[at + 12 : at + 12 + length]
        assert struct.unpack("<I", raw[at + 8 : at + 12])[0] == masked_crc(head), f"checksum of the length at {at}"
        assert struct.unpack("<I", raw[at + 12 + length : at + 16 + length])[0] == masked_crc(data), f"checksum of the data at {at}"
        yield data
        at += 16 + length


def varint(data, at):
    value, shift = 0, 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def fields(data):
    at, found = 0, {}
    while at < len(data):
        tag, at = varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            size, form = {1: (8, "<d"), 5: (4, "<f")}[kind]
            value, at = struct.unpack(form, data[at : at + size])[0], at + size
        found[tag >> 3] = value
    return found


def main(path):
    with open(path, "rb") as file:
        events = [fields(data) for data in frames(file.read())]
    assert events[0][3] == b"brain.Event:2", "version"
    scalars, images = {}, {}
    for event in events[1:]:
        value = fields(fields(event[5])[1])
        tag, step = value[1].decode(), event.get(2, 0)
        if 2 in value:
            scalars.setdefault(tag, []).append((step, value[2]))
        else:
            image = fields(value[4])
            assert image[4][:8] == b"\x89PNG\r\n\x1a\n", f"{tag}: no PNG"
            images.setdefault(tag, []).append((step, image[1], image[2]))
    for tag, numbers in scalars.items():
        print(f"{tag}: {len(numbers)} numbers, last {numbers[-1][1]:g} in step {numbers[-1][0]}")
    for tag, found in images.items():
        print(f"{tag}: {len(found)} images, last {found[-1][1]} x {found[-1][2]} in step {found[-1][0]}")
    try:
        from tensorboard.backend.event_processing.event_file_loader import LegacyEventFileLoader
    except ImportError:
        return
    theirs = {}
    for event in LegacyEventFileLoader(path).Load():
        for value in event.summary.value:
            if value.WhichOneof("value") == "simple_value":
                theirs.setdefault(value.tag, []).append((event.step, value.simple_value))
    assert theirs == scalars, "TensorBoard reads other numbers"
    print("TensorBoard reads the same")


main(sys.argv[1])

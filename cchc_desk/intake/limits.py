"""How much a foreign file may hold and cost; the numbers are those of RELIABILITY.md 4."""

MB = 1024 * 1024

MAX_FILE_BYTES = 25 * MB
MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200 * MB
MAX_PART_BYTES = 50 * MB

# How many times its packed size a part may be, once it is large enough to matter.
MAX_RATIO = 200
RATIO_MATTERS_BYTES = 1 * MB

# Elements, attribute values and texts of one part. The real documents have 200 to 600 a page; with
# five times as many, as Word's own markup may have, 1,000 pages still fit.
MAX_XML_NODES = 3_000_000

# How many of them are a tree at one time: at about 125 bytes each, 190 MB of the 256 MB that a
# reading is to take. A table of 5,000 rows and nine columns in Word's own markup has 1,350,000.
# Source: measured with lxml 6.1.3, where a part of 20 MB made of attributes alone took 750 MB.
MAX_TREE_NODES = 1_500_000

MAX_IMAGE_BYTES = 20 * MB
MAX_IMAGE_PIXELS = 50_000_000

MAX_MEMORY_BYTES = 512 * MB

# What a reading may hand back: the images, which a file of 25 MB cannot hold much more of, and the
# text, which as JSON takes 20 MB for 1,000 pages.
MAX_ANSWER_BYTES = 64 * MB
MAX_ANSWER_FRAMES = 20_000

# 20 s are for ordinary files. The real documents pack to 0.9 KB a page, Word's own markup perhaps
# to three times that, so 1,000 pages are 1 to 3 MB and get 30 to 70 s; no file gets more than 120.
ORDINARY_SECONDS = 20
_STEP_BYTES = MB // 2
_SECONDS_PER_STEP = 10
_MOST_SECONDS = 120


def time_limit_s(size_bytes: int) -> int:
    """Return how long the reading of a file of this size may take, in seconds."""
    further_steps = -(-size_bytes // _STEP_BYTES) - 1
    return min(ORDINARY_SECONDS + max(further_steps, 0) * _SECONDS_PER_STEP, _MOST_SECONDS)

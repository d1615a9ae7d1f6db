"""Where the frozen program starts."""

import sys

from cchc_desk.__main__ import main

sys.exit(main())

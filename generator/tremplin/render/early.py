"""The one script that stands in a page: the style that a learner chose, put back before anything is painted.

`features/tools/ease.js` of the theme writes that style. A script in a file would be asked for at every first
visit, or come after the text. The policy of pages allows this very text, by its digest, and no other.

Chromium gives a file of a disk an empty storage, and loses what the page keeps, where a script asks for it
before the browser knows that the page is there (with Chromium 156, 8 loads in 100 on an idle machine, 40 on
a busy one). Asking for cookies first waits for the browser; there are none on a disk.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

SCRIPT = "try{document.URL>'g'||document.cookie;document.all[0].style=localStorage.tremplin}catch{}"

EARLY = Markup("<script>{}</script>").format(Markup(SCRIPT))  # noqa: S704 - a constant
DIGEST = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
"""What the policy says of it."""

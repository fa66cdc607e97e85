"""The one script that stands in a page: the style that a learner chose, put back before anything is painted.

`features/tools/ease.js` of the theme writes that style. A script in a file would be asked for at every first
visit, or come after the text. The policy of pages allows this very text, by its digest, and no other.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

SCRIPT = "try{document.all[0].style=localStorage.tremplin}catch{}"

EARLY = Markup("<script>{}</script>").format(Markup(SCRIPT))  # noqa: S704 - a constant
DIGEST = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
"""What the policy says of it."""

"""Videos of other sites: a link to one, alone in its paragraph, says that it needs the network.

Nothing of the other site is shown nor asked for: who follows the link decides to.
"""

from __future__ import annotations

import re

from tremplin.text.words import Tongue, attributes

_ALONE = re.compile(
    r'<p>\s*(?:<a href="(?P<href>https?://[^"]+)"(?P<more>[^>]*)>(?P<words>(?:(?!</?[ap]\b).)*)</a>'
    r"|(?P<bare>https?://[^\s<]+))\s*</p>",
    re.S,
)
_SITES = (
    ("YouTube", r"(?:[a-z]+\.)?youtube(?:-nocookie)?\.com/(?:watch|embed/|shorts/|live/|playlist|v/)"),
    ("YouTube", r"youtu\.be/."),
    ("Vimeo", r"(?:www\.|player\.)?vimeo\.com/(?:video/|channels/|showcase/|album/)?\w*\d"),
    ("Dailymotion", r"(?:(?:www\.|geo\.)?dailymotion\.com/(?:embed/|player|video/)|dai\.ly/.)"),
    ("Twitch", r"(?:[a-z]+\.)?twitch\.tv/(?:videos|embed|clip)"),
    ("TikTok", r"(?:[a-z]+\.)?tiktok\.com/(?:@[^/]+/video|embed|v)/"),
    ("Arte", r"www\.arte\.tv/(?:[a-z]{2}/videos|embeds|player)/"),
    ("Canal-U", r"www\.canal-u\.tv/(?:chaines|video|embed)/"),
    ("", r"[^/]+/(?:w/(?:p/)?[\w-]{8,}|videos/(?:watch|embed)/|video-?playlists/)"),  # PeerTube
    ("", r"[^/]+/video/\d+-"),  # Esup-Pod
    ("", r"[^/]+/[^?#]*\.(?:mp4|webm|m4v|mov|ogv)(?:[?#]|$)"),
)
_SITE = re.compile("|".join(f"(?P<s{n}>{pattern})" for n, (_, pattern) in enumerate(_SITES)), re.I)


def carded(html: str, tongue: Tongue) -> str:
    """`html`, its addresses final, where such links are cards."""
    if "<p>http" not in html and '<p><a href="http' not in html:
        return html

    def card(found: re.Match[str]) -> str:
        address = found["href"] or found["bare"]
        site = _SITE.match(address.partition("//")[2])
        if site is None:
            return found[0]
        name = _SITES[int(str(site.lastgroup)[1:])][0] or address.split("/")[2]
        words = (found["words"] or "").strip()
        told = tongue.words("markdown.elsewhere", site=name)
        look = "" if "<img" in words else ' class="btn quiet"'
        lang = attributes(tongue.ui)
        if not words or words == address:
            words = tongue.words("markdown.video")
            words = f"<span{lang}>{words}</span>" if lang else words
        more = found["more"] or ""
        return (
            f'<p class="download"><a href="{address}"{more}{look if "class=" not in more else ""}>{words}</a>'
            f" <small{lang}>{told}</small></p>"
        )

    return _ALONE.sub(card, html)

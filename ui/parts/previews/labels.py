"""The words that a platform puts around an ad, in the ad's own language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ....tools.countries import primary_language

_EN = {
    "sponsored": "Sponsored", "see_more": "See more", "more": "more", "skip": "Skip",
    "like": "Like", "comment": "Comment", "share": "Share", "follow": "Follow",
    "type": "Message", "today": "Today", "business": "Business account",
    "sound": "Original sound", "for_you": "For you", "following": "Following",
    "inbox": "Promotions", "visit": "Visit site", "your_text": "Your text comes here",
}  # fmt: skip
_DE = {
    "sponsored": "Gesponsert", "see_more": "Mehr ansehen", "more": "mehr", "skip": "Überspringen",
    "like": "Gefällt mir", "comment": "Kommentieren", "share": "Teilen",
    "follow": "Folgen", "type": "Nachricht", "today": "Heute",
    "business": "Unternehmenskonto", "sound": "Originalton", "for_you": "Für dich",
    "following": "Folge ich", "inbox": "Werbung", "visit": "Website besuchen",
    "your_text": "Hier steht Ihr Text",
}  # fmt: skip
_ZH = {
    "sponsored": "赞助内容", "see_more": "展开", "more": "更多", "skip": "跳过", "like": "赞",
    "comment": "评论", "share": "分享", "follow": "关注", "send": "发消息",
    "type": "发消息", "today": "今天", "business": "商业账号", "sound": "原声", "for_you": "推荐",
    "following": "已关注", "inbox": "推广", "visit": "访问网站",
    "your_text": "这里是您的文案",
}  # fmt: skip
_FR = {
    "sponsored": "Sponsorisé", "see_more": "Voir plus", "more": "plus", "skip": "Ignorer",
    "like": "J’aime", "comment": "Commenter", "share": "Partager",
    "follow": "Suivre", "type": "Message", "today": "Aujourd’hui",
    "business": "Compte professionnel", "sound": "Son original", "for_you": "Pour toi",
    "following": "Suivis", "inbox": "Promotions", "visit": "Visiter le site",
    "your_text": "Votre texte ici",
}  # fmt: skip
_ES = {
    "sponsored": "Publicidad", "see_more": "Ver más", "more": "más", "skip": "Saltar",
    "like": "Me gusta", "comment": "Comentar", "share": "Compartir",
    "follow": "Seguir", "type": "Mensaje", "today": "Hoy",
    "business": "Cuenta de empresa", "sound": "Sonido original", "for_you": "Para ti",
    "following": "Siguiendo", "inbox": "Promociones", "visit": "Ver sitio",
    "your_text": "Aquí va tu texto",
}  # fmt: skip

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"en": _EN, "de": _DE, "zh": _ZH, "fr": _FR, "es": _ES}
)
"""By primary language; English where a language is not here."""


def label(name: str, language: str) -> str:
    """What the platform says, in a BCP 47 language."""
    return LABELS.get(primary_language(language), _EN)[name]

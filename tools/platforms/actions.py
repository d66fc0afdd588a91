"""The calls to action that each platform offers, by goal, with the words that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ...schema import Goal, Platform


@dataclass(frozen=True, kw_only=True)
class CallToAction:
    """One button of a platform's list."""

    value: str
    """The platform's own name for it, as its API takes it."""
    texts: Mapping[str, str]
    """What the button says, by primary language; English always."""
    source: str
    """Address of the list that holds the value."""

    def text(self, language: str) -> str:
        """What the button says in a BCP 47 language; English where the language is not known."""
        return self.texts.get(language.partition("-")[0].lower(), self.texts["en"])


# https://developers.google.com/google-ads/api/reference/rpc/latest/CallToActionTypeEnum.CallToActionType
_GOOGLE = (
    "https://developers.google.com/google-ads/api/reference/rpc/latest/"
    "CallToActionTypeEnum.CallToActionType"
)
# adobjects/adcreativelinkdatacalltoaction.py in Meta's own SDK
_META = (
    "https://github.com/facebook/facebook-python-business-sdk/blob/main/"
    "facebook_business/adobjects/adcreativelinkdatacalltoaction.py"
)
# Third party: enum/call_to_action.go, after TikTok's enumeration page
_TIKTOK = "https://github.com/bububa/tiktok-business/blob/main/enum/call_to_action.go"

_WORDS: Mapping[str, Mapping[str, str]] = {
    "shop": {
        "en": "Shop now", "de": "Jetzt kaufen", "zh": "立即选购",
        "es": "Comprar", "fr": "Acheter", "pt": "Comprar",
    },
    "shop_short": {
        "en": "Shop now", "de": "Kaufen", "zh": "立即选购",
        "es": "Comprar", "fr": "Acheter", "pt": "Comprar",
    },
    "learn": {
        "en": "Learn more", "de": "Mehr dazu", "zh": "了解详情",
        "es": "Ver más", "fr": "Voir plus", "pt": "Saiba mais",
    },
    "sign_up": {
        "en": "Sign up", "de": "Anmelden", "zh": "立即注册",
        "es": "Apuntarse", "fr": "S'inscrire", "pt": "Inscrever",
    },
    "download": {
        "en": "Download", "de": "Laden", "zh": "立即下载",
        "es": "Descargar", "fr": "Obtenir", "pt": "Baixar",
    },
    "contact": {
        "en": "Contact us", "de": "Kontakt", "zh": "联系我们",
        "es": "Contactar", "fr": "Contacter", "pt": "Contactar",
    },
    "apply": {
        "en": "Apply now", "de": "Bewerben", "zh": "立即申请",
        "es": "Postular", "fr": "Postuler", "pt": "Candidatar",
    },
    "whatsapp": {
        "en": "Send WhatsApp message", "de": "WhatsApp-Nachricht senden",
        "zh": "发送 WhatsApp 消息", "es": "Enviar mensaje de WhatsApp",
        "fr": "Envoyer un message WhatsApp", "pt": "Enviar mensagem no WhatsApp",
    },
}  # fmt: skip

_GOOGLE_VALUES = {
    Goal.SALES: ("SHOP_NOW", "shop"),
    Goal.LEADS: ("SIGN_UP", "sign_up"),
    Goal.TRAFFIC: ("LEARN_MORE", "learn"),
    Goal.AWARENESS: ("LEARN_MORE", "learn"),
    Goal.APP_INSTALLS: ("DOWNLOAD", "download"),
    Goal.MESSAGES: ("CONTACT_US", "contact"),
    Goal.APPLICATIONS: ("APPLY_NOW", "apply"),
}
_YOUTUBE_VALUES = {**_GOOGLE_VALUES, Goal.SALES: ("SHOP_NOW", "shop_short")}
_META_VALUES = {**_GOOGLE_VALUES, Goal.APP_INSTALLS: ("INSTALL_MOBILE_APP", "download")}
_TIKTOK_VALUES = {**_GOOGLE_VALUES, Goal.APP_INSTALLS: ("DOWNLOAD_NOW", "download")}
_WHATSAPP_VALUES = dict.fromkeys(Goal, ("WHATSAPP_MESSAGE", "whatsapp"))

_LISTS = {
    Platform.GOOGLE_PMAX: (_GOOGLE_VALUES, _GOOGLE),
    Platform.GOOGLE_DEMAND_GEN: (_GOOGLE_VALUES, _GOOGLE),
    Platform.YOUTUBE: (_YOUTUBE_VALUES, _GOOGLE),
    Platform.META_FEED: (_META_VALUES, _META),
    Platform.META_STORIES: (_META_VALUES, _META),
    Platform.META_REELS: (_META_VALUES, _META),
    Platform.WHATSAPP: (_WHATSAPP_VALUES, _META),
    Platform.TIKTOK: (_TIKTOK_VALUES, _TIKTOK),
}

CALLS_TO_ACTION: Mapping[Platform, Mapping[Goal, CallToAction]] = MappingProxyType(
    {
        platform: MappingProxyType(
            {
                goal: CallToAction(value=value, texts=_WORDS[words], source=source)
                for goal, (value, words) in values.items()
            }
        )
        for platform, (values, source) in _LISTS.items()
    }
)
"""Search ads have no button, so google_search is not in it."""


def call_to_action(platform: Platform, goal: Goal) -> CallToAction | None:
    """The button for a goal; None on a platform without buttons."""
    return CALLS_TO_ACTION.get(platform, {}).get(goal)


def action_value(platform: Platform, text: str) -> str | None:
    """The platform's own name for a button text, whatever its language; None if not one."""
    wanted = text.casefold()
    for action in CALLS_TO_ACTION.get(platform, {}).values():
        if any(wanted == words.casefold() for words in action.texts.values()):
            return action.value
    return None

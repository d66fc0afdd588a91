"""How text from outside gives orders to a model: the phrases, by kind, in several languages."""

from __future__ import annotations

import re
from functools import cache

_ORDERS = (
    r"(?:instruction|prompt|rule|direction|guideline|context|command|polic(?:y|ie)|message|"
    r"order|task|training)s?"
)
_MODEL = (
    r"(?:a\.?i\.?|assistant|llm|language model|large language model|model|chat ?bot|chatgpt|gpt|"
    r"gemini|claude|"
    r"llama|copilot|bot|agent|writer|generator|ki|sprachmodell|ia|modèle|modelo|modello|asistente)"
)

PHRASES: dict[str, str] = {
    "override": (
        rf"\b(?:ignore|disregard|forget|override|bypass|discard|neglect|dismiss|do not (?:follow|"
        rf"obey)|don['’]t follow|"
        rf"stop following)\b[^.!?\n]{{0,40}}\b(?:previous|prior|above|earlier|preceding|all|any|"
        rf"your|these|the|system|"
        rf"original|everything)\b[^.!?\n]{{0,30}}\b{_ORDERS}\b"
        r"|\b(?:ignore|disregard|forget) (?:all|everything|anything) (?:above|before|you (?:were|"
        r"have been) told|"
        r"of the above|that came before|the above|said)\b"
        r"|\b(?:ignorier\w*|missacht\w*|vergiss|vergessen sie|verwirf|übergeh\w*)\b[^.!?\n]{0,50}"
        r"(?:anweisung|instruktion|vorgabe|regel|prompt|befehl|richtlinie)\w*"
        r"|\b(?:ignor[aeo]\w*|olvid[ae]\w*|descart[ae]\w*|desconsider[ae]\w*|esqueç[ao]\w*|"
        r"esquec[ae]\w*|dimentica\w*)\b"
        r"[^.!?\n]{0,40}(?:instruc\w+|instruç\w+|istruzion\w+|reglas|regras|regole|indicacion\w+|"
        r"órdenes|ordens|prompts?)"
        r"|\b(?:ignor(?:e|ez|er)|oubli(?:e|ez|er))\b[^.!?\n]{0,40}(?:instructions?|consignes?|"
        r"règles|directives|prompts?)"
        r"|(?:忽略|无视|忽视|忘记|忘掉|不要理会|不要遵守|抛弃|跳过)[^。！？\n]{0,16}(?:指令|指示|"
        r"提示词?|规则|命令|要求|设定|对话|内容)"
        r"|(?:無視|忘れ)[^。\n]{0,6}(?:指示|命令|ルール)|(?:指示|命令|ルール|"
        r"プロンプト)[^。\n]{0,8}(?:無視|忘れ)"
        r"|(?:игнорируй\w*|забудь\w*|не обращай внимания на)[^.!?\n]{0,40}(?:инструкци\w+|"
        r"указани\w+|правил\w+)"
        r"|(?:이전|위의|모든)[^.!?\n]{0,12}(?:지시|명령|지침)[^.!?\n]{0,8}(?:무시|잊)"
    ),
    "role": (
        rf"\b(?:you are now|you're now|from now on,? you(?: are|['’]re| will be)?|you must now "
        rf"act as|pretend (?:to be|you are)|"
        rf"act as|behave as|roleplay as|take the role of)\b[^.!?\n]{{0,40}}\b(?:{_MODEL}|dan|"
        rf"pirate|hacker|developer mode|"
        rf"admin(?:istrator)?|root|unrestricted|unfiltered|jailbroken|no (?:rules|restrictions|"
        rf"limits))\b"
        r"|\b(?:developer|god|debug|admin|dan|sudo|maintenance) mode\b[^.!?\n]{0,12}\b(?:on|"
        r"enabled|activated|active)\b"
        r"|\bjail ?break\w*\b|\bdo anything now\b|\bdu bist (?:jetzt|ab sofort|"
        r"nun)\b[^.!?\n]{0,30}(?:ki|assistent|bot|modell|pirat|hacker)"
        r"|\b(?:ahora eres|a partir de ahora eres|agora você é|tu es maintenant|vous êtes "
        r"maintenant|désormais tu es|ora sei)\b"
        r"|(?:你现在是|从现在起你|从现在开始，?你|你将扮演|请扮演|假装你是|你的新身份)"
        r"|(?:あなたは今から|これからあなたは)|(?:теперь ты|отныне ты)|(?:너는 이제|당신은 이제)"
    ),
    "prompt": (
        r"\b(?:system|hidden|initial|developer) (?:prompt|instructions?|message)\b|\bprompt "
        r"injection\b"
        r"|\b(?:reveal|print|show|repeat|output|leak|display|tell me|disclose|dump)\b[^.!?\n]{0,24}"
        r"\b(?:your|the system|initial|hidden)\b[^.!?\n]{0,16}\b(?:prompt|instructions?|rules|"
        r"configuration|api key|secrets?)\b"
        r"|\bsystem-?(?:prompt|anweisung\w*|nachricht)\b|\b(?:mensaje|instrucciones|prompt) del? "
        r"sistema\b"
        r"|\b(?:message|invite|prompt) système\b|系统提示词?|系统指令|系统消息|"
        r"システムプロンプト|системн\w+ (?:промпт|инструкци)"
    ),
    "output": (
        r"\b(?:reply|respond|answer|output|return|print|say|write)\b (?:only|just|exactly|"
        r"nothing but|solely)"
        r"(?: with| in|:| the (?:word|text|phrase|following)| [\"'“]| (?-i:[A-Z]{3,}))"
        r"|\b(?:only|just|exactly) (?:reply|respond|answer|output|print|say)\b"
        r"(?: with| in|:| the (?:word|text|phrase|following)| [\"'“]| (?-i:[A-Z]{3,}))"
        r"|\b(?:reply|respond|answer) (?:only )?with (?:the )?(?:word|phrase|text|string|single)\b"
        r"|\b(?:your|the) (?:entire |whole |only |final )?(?:response|reply|output|answer) "
        r"(?:must|should|will|is to) "
        r"(?:be|only|start|begin|contain|consist|include)\b"
        r"|\b(?:antworte|antworten sie|gib|schreibe?)\b[^.!?\n]{0,8}\b(?:nur|ausschließlich|"
        r"lediglich)\b"
        r"|\b(?:responde|contesta|escribe) (?:solo|sólo|únicamente|solamente|exactamente)\b|"
        r"\bresponda (?:apenas|somente|só)\b"
        r"|\b(?:réponds|répondez|écris) (?:uniquement|seulement|juste)\b|\brispondi (?:solo|"
        r"soltanto)\b"
        r"|(?:只|仅|仅仅|只需|只能)(?:回复|回答|输出|返回|说|写)|(?:のみ|だけ)(?:を)?(?:返|答え|"
        r"出力)|(?:ответь|напиши) только"
    ),
    "address": (
        rf"\b(?:note|message|instructions?|attention|notice|reminder|hint|important|dear|hey|hi|"
        rf"hello)\b[:,]? (?:(?:to|for) )?"
        rf"(?:the |all |any |you )?(?:ai|a\.i\.|llm|language model|chat ?bot|chatgpt|gpt|gemini|"
        rf"claude|ai (?:assistant|model|system)s?)\b"
        rf"|\b(?:if|when|as) (?:you are |you['’]re )?an? (?:ai|llm|large language model|language "
        rf"model|ai (?:assistant|model))\b"
        rf"|\b(?:to whatever|whichever) {_MODEL} (?:reads|processes)\b|\b(?:wenn|falls) du "
        rf"(?:eine?n? )?(?:ki|sprachmodell)\b"
        r"|\b(?:hinweis|nachricht|anweisung) an (?:die |das )?(?:ki|modell|sprachmodell)\b|\bsi "
        r"eres una? (?:ia|modelo)\b"
        r"|\bsi tu es une? (?:ia|modèle)\b|(?:如果你是|作为)(?:一个)?(?:AI|人工智能|语言模型|"
        r"大模型|模型)|(?:致|给)(?:AI|人工智能|大模型)"
    ),
    "tags": (
        r"<\|[a-z_ ]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?(?:start|end)_of_turn>|<begin_of_text>"
        r"|</?(?:system|assistant|user|instructions?|tool_call|function_call|untrusted|data)>"
        r"|(?:^|\n)[ \t]{0,8}(?:system|assistant|developer|tool)\s*:\s|(?:^|\n)#{2,4} ?(?:system|"
        r"instruction|assistant|response)s?\b"
        r"|\{\"role\"\s*:\s*\"(?:system|assistant|developer)\""
        r"|(?:^|\n)[ \t]{0,8}-{3,} ?(?:end|begin)[ \w]{0,24}(?:data|brief|input|prompt|"
        r"instructions?)\b"
    ),
    "tools": (
        r"\b(?:call|invoke|execute|trigger)\b[^.!?\n]{0,16}\b(?:tool|function|shell|command|"
        r"script|endpoint|curl|python)\b"
        r"|\b(?:send|forward|post|upload|exfiltrate|e-?mail|transmit)\b[^.!?\n]{0,40}\b(?:brief|"
        r"prompt|conversation|customer "
        r"(?:data|list)|personal data|api keys?|passwords?|credentials|secrets?|chat history)\b"
        r"|\b(?:print|read|open|cat|show)\b[^.!?\n]{0,20}(?:/etc/passwd|\.env\b|environment "
        r"variables?)"
        r"|(?:调用|执行|运行)[^。\n]{0,8}(?:工具|函数|命令|脚本)|(?:发送|上传|"
        r"泄露)[^。\n]{0,12}(?:密钥|密码|客户数据|提示词)"
    ),
    "routing": (
        r"\b(?:use|switch to|route (?:this|it|everything)? ?(?:to|through)|choose|select|"
        r"prefer)\b[^.!?\n]{0,20}"
        r"\b(?:hosted|cloud|gemini|gpt-?\d?\w*|openai|claude|remote|external) (?:model|provider|"
        r"api|endpoint|llm)\b"
        r"|\b(?:set|change|switch|treat)\b[^.!?\n]{0,24}\b(?:privacy|policy|data class|provider|"
        r"approval)\b[^.!?\n]{0,12}\b(?:to|as)\b"
        r"|\b(?:disable|turn off|skip|bypass|deactivate|switch off)\b[^.!?\n]{0,24}\b(?:safety|"
        r"privacy|filters?|redaction|"
        r"review|checks?|guard(?:rail)?s?|moderation|limits?|approval|compliance)\b"
        r"|\b(?:mark|approve|treat)\b[^.!?\n]{0,24}\bas (?:approved|public|compliant|safe|"
        r"trusted)\b"
        r"|(?:关闭|禁用|绕过|跳过)[^。\n]{0,8}(?:安全|隐私|审核|过滤|检查)"
        r"|\b(?:deaktivier\w*|schalte?)\b[^.!?\n]{0,24}(?:sicherheit|datenschutz|filter|prüfung)\w*"
    ),
    "payload": (
        r"\b(?:add|insert|append|include|put|place|embed|mention|write)\b[^.!?\n]{0,48}"
        r"\b(?:every|each|all)\b[^.!?\n]{0,12}\b(?:headlines?|ads?|descriptions?|texts?|assets?|"
        r"outputs?|replies|responses?|"
        r"answers?|captions?)\b"
        r"|\b(?:add|insert|append|include|put|embed)\b[^.!?\n]{0,16}(?:the )?(?:link|url|code|"
        r"handle|string|word|canary|token)\b"
        r"[^.!?\n]{0,6}(?:https?://|@|[\"'“:]|[A-Z0-9_-]{6,})"
        r"|(?:在)?(?:每|所有)[^。\n]{0,8}(?:标题|广告|文案)[^。\n]{0,8}(?:加上|插入|写上|包含)"
        r"|\bfüge\b[^.!?\n]{0,40}\b(?:jede\w*|alle\w*)\b[^.!?\n]{0,16}(?:überschrift|anzeige|"
        r"text)\w*"
    ),
}  # fmt: skip
"""Kinds of orders, each as a regular expression over folded text (case ignored)."""

MEANING: dict[str, str] = {
    "override": "tells the model to set its instructions aside",
    "role": "tells the model to be someone else",
    "prompt": "talks about the model's own prompt",
    "output": "dictates the form of the model's answer",
    "address": "speaks to the model instead of to customers",
    "tags": "imitates the marks that part the speakers of a chat",
    "tools": "asks the model to use tools or to send data",
    "routing": "tries to choose the model, the policy or the checks",
    "payload": "tells the model what to put into the ads",
    "hidden": "holds text that people cannot see",
}
"""What each kind of order does, for a reader."""


@cache
def orders() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled phrases by kind."""
    return tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in PHRASES.items())

"""What a column can be for, and the names that such columns go by in ordinary feeds.

Google Merchant: https://support.google.com/merchants/answer/7052112 (product data specification).
Shopify: https://help.shopify.com/en/manual/products/import-export/using-csv.
WooCommerce: https://woocommerce.com/document/product-csv-importer-exporter/.
Amazon: field names of the flat-file templates in Seller Central.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "key": "id of the product; makes the row known again",
        "name": "name of the product",
        "description": "what it is, as text or HTML",
        "text": "free text: the whole brief",
        "category": "kind of product, or its path in a catalogue",
        "price": "price, with or without a currency",
        "sale_price": "reduced price",
        "old_price": "price before a reduction; the price itself is then the reduced one",
        "sale_dates": "when the reduced price holds: two ISO 8601 dates with / between them",
        "currency": "ISO 4217 code of the prices",
        "url": "landing page",
        "images": "pictures: files beside the feed, or addresses",
        "features": "what speaks for it, several in a cell",
        "tags": "the shop's own labels, several in a cell",
        "details": "colour, material, size and the like; added to the description",
        "proof": "facts that can be shown: ratings, tests, awards",
        "offer": "discount or other offer",
        "brand": "who makes or sells it",
        "voice": "how the brand speaks",
        "must_include": "words that every ad holds",
        "banned_words": "words that no ad holds",
        "audience": "who it is for",
        "gender": "female, male or unisex",
        "age_group": "newborn, infant, toddler, kids or adult",
        "goal": "sales, leads, traffic, awareness, app_installs, messages or applications",
        "market": "countries to advertise in",
        "language": "language to write in",
        "platforms": "where the ads run",
        "budget": "money to spend",
        "budget_currency": "ISO 4217 code of the budget",
        "budget_period": "day, month or campaign",
        "special_category": "housing, employment, credit, health ...",
        "notes": "anything else; screened for personal data first",
        "variants": "ad sets for each platform and language, 1 to 5",
    }
)
"""Every field that a column can be mapped to, and its meaning."""

MANY = frozenset({"images", "features", "tags", "details", "proof", "must_include", "banned_words"})
"""Fields that gather the cells of all their columns; the others take the first that is filled."""

_NAMES: Mapping[str, str] = {
    "key": "id | item id | product id | produkt id | offer id | offerid | item sku | seller sku | url "
    "handle | handle | sku | artikelnummer | artikel nr | artnr | produktnummer | 商品id | 商品编号 | "
    "商品编码 | 编号 | 货号 | 产品编号 | 产品id | référence | referencia | codice",
    "name": "name | product name | title | item name | product title | item title | titel | "
    "produktname | produkttitel | artikelname | artikelbezeichnung | bezeichnung | 商品名称 | 商品名 | "
    "产品名称 | 产品名 | 商品标题 | 产品标题 | 标题 | 名称 | 品名 | 商品名稱 | 產品名稱 | 標題 | 名稱 | titre | nom | "
    "nom du produit | título | nombre | titolo | nome | nome prodotto | 商品タイトル | タイトル | "
    "seo title",
    "description": "description | product description | body html | body | item description | long "
    "description | beschreibung | produktbeschreibung | artikelbeschreibung | langbeschreibung | "
    "langtext | 商品描述 | 产品描述 | 描述 | 商品详情 | 产品详情 | 详情 | 详细描述 | 商品介绍 | 产品介绍 | 介绍 | 简介 | 說明 | 说明 | "
    "descripción | descrizione | descrição | 商品説明 | 説明 | short description | kurzbeschreibung | "
    "seo description | meta description",
    "text": "text | brief | free text | freitext | 自由文本",
    "category": "category | product type | categories | type | product category | kategorie | "
    "kategorien | produktkategorie | warengruppe | produkttyp | 类目 | 商品类目 | 类别 | 商品类别 | 分类 | 商品分类 | "
    "产品分类 | 产品类别 | 產品類別 | 類目 | 分類 | 品类 | catégorie | categoría | categoria | カテゴリ | カテゴリー | item "
    "type | item type keyword | item type name | feed product type | google product category",
    "price": "price | variant price | regular price | standard price | list price | unit price | "
    "preis | verkaufspreis | einzelpreis | bruttopreis | vk brutto | 价格 | 售价 | 单价 | 商品价格 | 定价 | 现价 | 價格 | "
    "售價 | prix | precio | prezzo | preço | 販売価格 | 価格 | your price | price amount | price value",
    "sale_price": "sale price | special price | angebotspreis | aktionspreis | sonderpreis | 促销价 | 优惠价 "
    "| 活动价 | 折后价 | 特价 | prix soldé | precio de oferta | prezzo scontato | sale price value",
    "old_price": "compare at price | variant compare at price | list price | msrp | rrp | uvp | "
    "streichpreis | statt preis | 原价 | 划线价 | 市场价 | 吊牌价 | prix barré",
    "sale_dates": "sale price effective date | sale dates | aktionszeitraum | 促销时间",
    "currency": "currency | currency code | price currency | waehrung | währung | 币种 | 货币 | 幣別 | devise | "
    "moneda | valuta | moeda | 通貨",
    "url": "link | url | product url | product link | landing page | final url | permalink | "
    "produktlink | produkt url | deeplink | 链接 | 商品链接 | 产品链接 | 网址 | 落地页 | 商品网址 | 連結 | 網址 | lien | "
    "enlace | collegamento | リンク | mobile link",
    "images": "image link | image | images | image url | image src | product image url | main image "
    "url | main image | additional image link | additional image links | additional images | other "
    "image url | picture | pictures | variant image | bild | bilder | bildlink | bild url | bildlinks "
    "| produktbild | 图片 | 主图 | 商品图片 | 图片链接 | 图片地址 | 产品图片 | 商品主图 | 附图 | 圖片 | lien image | lien d image "
    "| imagen | immagine | 画像",
    "features": "features | feature | product highlight | product highlights | highlights | highlight "
    "| bullet point | bullet points | bullets | key features | key product features | selling points "
    "| selling point | usp | usps | benefits | merkmale | eigenschaften | produktmerkmale | vorteile | "
    "卖点 | 商品卖点 | 产品卖点 | 核心卖点 | 特点 | 产品特点 | 亮点 | 特色 | 賣點 | caractéristiques | características | "
    "caratteristiche | 特徴",
    "tags": "tags | tag | product tags | schlagwoerter | schlagwörter | schlagworte | 标签 | 商品标签 | 標籤",
    "details": "color | colour | colors | color name | material | material type | fabric | size | "
    "size name | pattern | condition | farbe | größe | muster | zustand | 颜色 | 材质 | 面料 | 尺码 | 尺寸 | 规格 | 花纹 "
    "| 成色 | couleur | matière | taille | état | colore | materiale | taglia | talla | tamaño",
    "proof": "proof | proof points | awards | auszeichnungen | belege | 证明 | 资质 | 口碑 | 认证 | 奖项",
    "offer": "offer | promotion | promotion text | angebot | rabatt | aktion | 优惠 | 促销 | 活动 | 優惠 | offre",
    "brand": "brand | brands | brand name | vendor | manufacturer | marke | markenname | hersteller | 品牌 | 品牌名 | "
    "品牌名称 | 厂商 | 廠牌 | marque | marca | ブランド",
    "voice": "voice | brand voice | tone | tonalität | tonalitaet | 语气 | 品牌语气 | 文案风格 | 调性",
    "must_include": "must include | required words | pflichtwörter | pflichtwoerter | 必含词 | 必须包含",
    "banned_words": "banned words | forbidden words | verbotene wörter | 禁用词 | 违禁词",
    "audience": "audience | target audience | target group | zielgruppe | 目标人群 | 受众 | 目标受众 | 人群 | 目标客户 "
    "| public cible | público objetivo",
    "gender": "gender | geschlecht | target gender | 性别 | 适用性别 | sexe | género",
    "age_group": "age group | altersgruppe | age range description | 年龄段 | 年龄组 | tranche d âge",
    "goal": "goal | campaign goal | objective | ziel | kampagnenziel | 目标 | 投放目标 | 推广目标",
    "market": "market | markets | country | countries | target country | target market | feed label | "
    "land | markt | zielland | zielmarkt | länder | laender | 目标市场 | 市场 | 国家 | 目标国家 | 投放国家 | 國家 | pays | "
    "marché | país | paese",
    "language": "language | languages | content language | lang | locale | sprache | sprachen | 语言 | 文案语言 "
    "| 投放语言 | 語言 | langue | idioma | lingua",
    "platforms": "platforms | platform | ad platform | ad platforms | plattform | plattformen | 平台 | "
    "投放平台 | 广告平台 | plateforme | plataforma",
    "budget": "budget | daily budget | monthly budget | campaign budget | total budget | budget amount "
    "| tagesbudget | monatsbudget | gesamtbudget | 预算 | 日预算 | 每日预算 | 月预算 | 总预算 | 广告预算 | 預算",
    "budget_currency": "budget currency | budgetwährung | budgetwaehrung | 预算币种",
    "budget_period": "budget period | budgetzeitraum | 预算周期",
    "special_category": "special category | special ad category | 特殊类别",
    "notes": "notes | note | remarks | comment | comments | notizen | anmerkungen | bemerkungen | 备注 | 備註",
    "variants": "variants | ad variants | anzeigenvarianten | 变体数 | 广告版本数",
}  # fmt: skip
"""Names by field, the ones to prefer first; how they are compared: `mapping.plain_name`."""

_OWN: Mapping[str, str] = {
    "product.name": "name", "product.description": "description", "product.category": "category",
    "product.price": "price", "product.currency": "currency", "product.url": "url",
    "product.features": "features", "product.proof": "proof", "product.offer": "offer",
    "brand.name": "brand", "brand.voice": "voice", "brand.banned_words": "banned_words",
    "brand.must_include": "must_include", "budget.amount": "budget",
    "budget.currency": "budget_currency", "budget.period": "budget_period",
}  # fmt: skip
"""Dotted names of the brief itself, as a nested JSON row has them."""


def names() -> tuple[tuple[str, str], ...]:
    """Pairs of a column's name and the field it is for, the ones to prefer first."""
    listed = [(name.strip(), field) for field, text in _NAMES.items() for name in text.split("|")]
    return (*listed, *_OWN.items())

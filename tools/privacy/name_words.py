"""Words that stand capitalised in advertising and are no surname, and brands named for people.

Folded to lower case without accents. English, German, French, Spanish, Italian, Portuguese.
"""

from __future__ import annotations

from functools import cache

_WORDS = """
a ab aber about above academy accessories account ad address adidas adresse ads adults african
after ag again age air airport al all alle alles als also always am amazing amazon ambassador
america american amsterdam an and android angebot angebote angeles anniversary any api apotheke
app apparel apple apps april aps are area armchair around art artisan arzt arztin as asian ask
association at audience auf auflage august aus ausgabe austrian auto automne autos avec avenue
award away b2b baby back backerei backpack bad bag bags bakery balance bambini bamboo bank bar
barcelona bargain base basic basket bath bathroom battery baumwolle bay be beach beauty bed
bedding bedroom beds before bei beige beim bench berlin best bestellen bett betten better bier
bike bikes bis blanket blau blazer blouse blue bluse board body bolsa bolso bolsos bonjour bonus
book books boot boots borsa boston bottle bottles boutique bowl box boxes bra bracelet bracelets
brand braun bread breakfast bridge bright bring britain british brot bruder brush brussels budget
build bundle bureau burger business but buy bv by cable cadeau cadeaux cake cakes california call
camera camp campaign can candle candles cap card cardigan cards care carpet cars casa case cases
cashback castle casual cat category cathedral center centre ceo ceramic cfo chain chair chairs
champagne change chaqueta charger chaussure chaussures check cheese chef chez chic chicago
children china chinese chocolate choice choose christmas church ciao city clean clearance clearer
click client clinic clip clock clothes clothing club co coach coat coats cocina cocktail code
coffee colecao coleccion collection collections college collezione color colors colour colours com
come comfort comfortable coming company compare complete computer con concert contact cookie
cookies cool corner corp cosmetics cotton couch council country county coupon course courses court
cover cream create credit creme crew criancas crm crowd cto cuisine cup curtain curtains customer
customers cut da daily damen danish dans das dass data date day days de deal deals dear december
decke decor dei dein deine del delivery della dem den denim department der des design designer
designs desk details device dezember dich die dienstag diet digital dining dinner discount
discounts discover dish display district do doctor dog dogs doll don't donna donnerstag door dort
double down download dress dresses drink drinks drive driver dry du dublin durch dutch e earrings
earth easter easy eat ebay eco edition editions ein eine einem einen einer eines el elegance email
en energy enfant enfants england english enjoy entdecken enter envio er es essential essentials
estate et ete etsy euch euer eure europe european event events every everyday everyone everything
exclusive exklusiv experience explore express extra eye fabric face facebook facial factory
fahrrad fair fall familie family fan fans farm fashion fast fathers favorite favorites features
februar february feel femme festival fete fields film find fine finish firma first fit fitness fix
flash flat fleece flight flights floral florida flower flowers food foods foot footwear for
formula foundation fragrance frame france francisco frau free freedom freitag french fresh frete
freude freunde fri friday from fruhling fruit full fun fund fur furniture gallery game games
garden garment garten gear gegen gel gelb gender german germany geschenk geschenke gesellschaft
gesicht gesundheit get giacca gift gifts girls give glamour glas glass glasses gli global gloves
gluck gmbh go going gold golf google gourmet grab gracias gratis gratuite grau great greek green
grey grill group grun guarantee guest guests guide gutschein gym haare haben hair half hamburg
hand handbag handbags handmade handy happy hat hats haus haut have he headphones health healthy
heart heat hello help hemd her herbst here here's heritage herr herren heute hey hi hier high hill
his hiver hola holiday holidays holz hombre home homem homes homme hoodie hoodies hose hosen
hospital hotel hotels hour hours house how hr hulle hullen i ice ich icon id idea ideas if ihnen
ihr ihre ihrem ihren il im in inc india indian info ins inside inspired instagram instant
institute insurance interior inverno invierno ios iphone irish is island islands ist it it's
italian italy item items jacke jacken jacket jackets jahr januar january japan japanese jaqueta
jardin jeans jede jeder jedes jersey jetzt jewellery jewelry job jobs joggers jordan journey juice
juli july june jungen juni just kaffee kamera kann kaufen keep kein keine kette kg kgaa kids kind
kinder kissen kit kitchen kleid kleider klinik knit know kollege kollektion konditorei kopfhorer
korper kostenlos kuche kuchen kunde kunden kundin la label lace ladegerat ladies lake lamp lampe
lamps land laptop large las last latest laufen launch le lead leather leben leder legend leggings
les less let let's lets leuchte leute library liebe lieferung life lifestyle light lights like
lila limited line linen lip lipstick lisbon little live living livraison llc lo local loft london
long look looks los lotion lounge love loves low loyalty ltd luxury ma madchen made madrid
magazine magic mai mail maison make makeup man manager mann manor mantel march marke market marz
mask mat match matratze matratzen mattress mattresses max may me meal meals meet mehr mein meine
member members memory men mens menu merci mes meta metzgerei mexican mi mich mid milan mini
minimal mirror miss mit mittwoch model modell models modern mom moms mon monat monday money montag
month monthly more morgen morning mother mothers motion mountain mountains movie mug mujer mulher
munich museum music must mutter muttertag my nach nachhaltig nacht nail name natural nature navy
necklace necklaces need nel neu neue neuen neuer neues never new news next nice nicht night nike
nino ninos no noch nom nombre nome north nos not note notebook notes notre nous nouveau nouvelle
nova november novo now nuestra nuestro nueva nuevo number nuova nuovo nur nursery nv o ob ocean
october oder of oferta ofertas off offer offers office official offre offres ohne ohrringe oil
oktober old on one online only open or order orders organic original os ostern other otono ou our
outdoor outdoors outfit outfits outlet oven over owner oxford oy pack package pad paint paket
palace pants paper par para parfum paris park party pasta patient payment peace pen per perfect
perfume person persona personal pet pets pflege phone phones photo photos pick pieces pillow
pillows pizza plan plans plant plants platz play plaza plc please plus pmax pocket point polish
polo pool popular por port portrait poster pot pour power praxis preis preise premium present
presents price prices primavera print printemps prints pro product products professional program
project promo promotion protect protein province pub pullover puma pump pumps purchase pure purse
qty qualitat quality quantity quick quote rabatt rad radio rain range rate read ready real rebajas
rechner recipe recipes red reebok refresh refund regalo regalos regards region reihe reise relax
rent repair request rest restaurant results retro return returns review reviews ride right ring
rings river road robe robes rock roll rome room rooms rosa rot rug rugs run runner runners running
russian sa saas sac sacs safe saldi sale sales salon same samstag samsung sandal sandals sans
sapatos sarl sat satin saturday save savings saw scarf scarpe scent schmuck schon school schuh
schuhe schule schwarz schwester sconto score sea season seasons seat secret see segment sehr seide
sein seine seit select sell sem sender sense seo september serie series serum service services
sessel set sets shade shampoo shape she sheet shine ship shipping shirt shirts shoe shoes shop
shopify shoppers shopping shorts show shower sich sichern side sie sign signature silber silk
simple sin since sind sir site size sizes skin skincare skirt skirts sku sky sleep sleeve slim
slipper slippers slow small smart smartphone smile smooth sneaker sneakers snow so soap sock socks
sofa sofas soft software soldes solution solutions some sommer sonntag soon sound soup source
south spa space spain spanish sparen speaker speakers special specials spedizione speed spice
spirit sport sports spray spring square srl stadt stahl stand star start starter state states
station status stay steel stock store stores story strap strasse street stretch string studio
stuhl style styles su subscribe subscription suede suit suits summer sun sunday sunglasses
sunscreen super support sur sure surprise sus sustainable sweater sweaters sweatshirt swedish swim
swimwear swiss system ta table tables tablet tag tags take talk tank tasche taschen taste tea team
tech tee tees telefon tenis teppich terminal test texas than thank thanks that that's the theatre
their them then there these they things think this those thu thursday ticket tickets tiktok time
tires tisch to today together tomorrow ton tonight top tops torte total tote touch tour tours
towel tower town toy toys track tracksuit trail trainer trainers training travel treat trend
trends trial trip trotz trouser trousers true try tshirt tu tue tuesday turkish tv two uber uhr
uhren ultra ultraboost um uma un una und une unique unisex universitat university uno unos uns
unser unsere unter unternehmen until uomo up upgrade urlaub us use user utility vacation
valentines valley value van vater vatertag vegan velvet verano verao verein versand very veste
vestido vestidos vestito vibe video viel vienna view villa village vintage visit vitamin vitamins
vom von vor vos votre vous wahrend wait walk wall wallet want war warm warranty wash watch watches
water way we we're wear website wed wedding wednesday week weekend weekly wegen weihnachten weil
wein weiss welcome wellness welt wenn werden west what what's whatsapp when where which while
white who why wide wie wild win window windows wine wines winter wir wird with woche wohnung wolle
women womens wood wooden wool work workout workshop world wrap y year years yes yoga york you
you're your yours youtube zapatillas zapato zapatos zeit zimmer zip zone zum zur zurich zwischen
"""

_BRANDS = """
calvin klein|tommy hilfiger|hugo boss|michael kors|kate spade|giorgio armani|emporio armani|
paul smith|ralph lauren|marc jacobs|tom ford|tom tailor|stella mccartney|vivienne westwood|
alexander mcqueen|jimmy choo|christian dior|christian louboutin|coco chanel|louis vuitton|
yves saint laurent|saint laurent|roberto cavalli|donna karan|karl lagerfeld|jil sander|
helly hansen|jack wolfskin|jack daniels|johnnie walker|jim beam|mary kay|elizabeth arden|
estee lauder|bobbi brown|charlotte tilbury|helena rubinstein|max mara|max factor|
mercedes benz|aston martin|harley davidson|alfa romeo|land rover|rolls royce|james bond|
harry potter|star wars|mickey mouse|hello kitty|santa claus|ben jerry|wendys|dr martens|
dr pepper|dr oetker|dr hauschka|dr bronner|dr beckmann|dr scholl|dr scholls|dr jart|
mr clean|mr coffee|mr beast|mrs meyer|mrs meyers|tory burch|steve madden|sam edelman|
cole haan|rebecca minkoff|levi strauss|lee cooper|pierre cardin|vera wang|vera bradley|
ted baker|oliver peoples|oliver bonas|charles keith|charles tyrwhitt|tim hortons|papa john|
papa johns|trader joe|trader joes|victoria secret|victorias secret|frida kahlo|
albert einstein|van gogh|vincent van gogh|leonardo da vinci|marie curie|steve jobs|
claude monet|pablo picasso|andy warhol|johann sebastian bach|ludwig van beethoven|
william shakespeare|jane austen|martin luther king|george foreman|michael jordan|air jordan|
stan smith|chuck taylor|rod laver|fred perry|helmut lang|rose gold|hunter green|jack jones|
jack and jones|mary jane|mary janes|peter pan|robin hood|uncle ben|aunt jemima|king arthur|
duncan hines|betty crocker|sara lee|famous grouse|captain morgan|don julio|jose cuervo|
jean paul|jean paul gaultier|viktor rolf|thomas sabo|daniel wellington|paul hewitt|
olivia burton|bell ross|marc opolo|rene lezard|gerry weber|peter hahn|heinrich dinkelacker|
jan vanderstorm|franz josef|ernst young|deutsche bank|peter kaiser|saint james|st james|
san francisco|san diego|los angeles|new york|santa monica|costa rica
"""


@cache
def plain_words() -> frozenset[str]:
    """Words that are no surname when they stand after a given name."""
    return frozenset(_WORDS.split())


@cache
def brand_people() -> frozenset[str]:
    """Brands, works and public figures of the past that look like a person's name."""
    return frozenset(
        " ".join(name.split()) for name in _BRANDS.replace("\n", "").split("|") if name.strip()
    )

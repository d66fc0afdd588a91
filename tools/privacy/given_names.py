"""Common given names of many countries, folded to lower case without accents: general knowledge."""

from __future__ import annotations

from functools import cache

from .given_names_more import more_given_names

_PLAIN = """
joyce casey laurie jodi hugh mathew benjamin antoinette aurore emile thibaut
honore almudena marcelo adelia emelina herberto balduino antonino severino ferdinando melina
julita krystian milosz kajetan gustaw jedrzej kavya prisha rishi unnati shravya
helmuth eckhard waltraud hildburg sukru erna gerta wilma edeltraud irmtraud hedwig
ottilie rosemarie annemie kriemhild burkhard volkmar hartwig gernot lorraine marcus marlon
darryl dwight clyde lamar terrance latasha tonya tamika keisha ebony shelia
bernice rosalyn marvin deanna candice
aage aaliyah aarav aaron abbas abdul abdullah abebe abhishek abigail abramo ada adaeze adam
adebayo adel adele adelina aditya adrian adriana adunni afonso afsaneh agata agathe agnes
agnieszka agustin ahmad ahmed ahmet aiden aiko aileen aimee aisha ajay akash akiko akira aksel
akua alan alana alasdair alastair alban albert alberto aldo alejandra alejandro aleksander
aleksandr aleksandra alessandra alessandro alessia alessio alex alexander alexandra alexandre
alexei alexey alexis alfie alfio alfonso alfred alfredo ali alice alicia alicja alina aline
alireza alison allison alma alok alvaro alyssa ama amadou amal amalia amanda amandine amara amelia
amelie amina amir amira amit amparo amy ana ana-maria anais anan anand ananya anastasia anatoly
anders anderson andile andre andrea andreas andrei andreina andres andrew andriy andrzej andy
angela angelica angelika angelina angelo anh anika anil anita anja anjali anke ann anna annabel
anne annegret anneli anneliese annemarie annett annette annie annika annikki annunziata anouk
ansgar anthony antje antoine anton antonella antonia antonio antony antti anya aoife aparna
apolline april arancha aria ariana arjun arkady arlene armin arnaud arne arnold artem arthur
arturo arun asbjorn asha ashley ashok astri astrid asuka asuncion aud aude audrey august augusto
aurelie axel ayanda ayesha ayse ayumi aziz babajide baptiste barbara barbosa barry bartosz bastian
beata beate beatrice beatrix beatriz becky begona belinda ben benedikt benedita benjamin benoit
beppe berit bernadette bernard bernd bernhard bertha bertram beth bethany bettina betty beverly
bharat biagio bianca bilal binh birger birgit birgitta bjarne bjorn bo bob bobby bodil bogdan
boguslaw bongani boris borja borje boyan brad bradley bram brandon brenda brendan brent brett
brian bridget brigitte brit britta bronagh bronwyn bruce bruna bruno bryan caio caitlin callum
calvin cameron camila camilla camille caoimhe carina carl carla carlo carlos carmelo carmen carol
carole carolina caroline carolyn carrie carsten carys catalina catarina caterina catherine cathy
catriona cecile cecilia cedric celine cerys cesar chandra chantal charlene charles charlie
charlotte chen cheryl chiara chidi chika chinedu chinwe chioma chloe chris christa christel
christelle christiane christie christina christine christoph christophe christopher ciara cindy
cinzia claire clara clare clarissa claude claudia claudio clemens clement cliff clifford colette
colin concepcion concetta connie connor conrad constance constanze consuelo corentin corey corinna
corinne cormac cornelia corrado cosimo courtney craig cristian cristiano cristina cristobal curtis
cynthia cyril czeslaw daan dafydd dagmar daisuke dakarai dale dalia dalisu damaris damian damien
daniel daniela daniele daniella danielle danny daphne daria dario darius dariusz darlene darren
dave david davide dawid dean debora deborah debra declan deepa deepak deepika deirdre delphine
denise dennis denys derek desmond detlef diana diane diego dieter dietmar dimitri dina diogo dirk
dirk-jan divya dmitri dolores domenico dominic dominik dominique donald donatella donna doreen
doris dorota dorothea dorothee dorothy doug douglas dragan duncan dung dustin dwayne dylan eamon
eberhard eddie edgar edgardo edith edmund edoardo edouard edson eduard eduardo edward edwin efua
eileen eilidh einar eino eivind ekaterina elaine eleanor elena eleonora elfriede eliane elias elif
elijah elin elisa elisabeth elisabetta elise eliza elizabeth elizaveta elke ella ellen ellie
ellinor elliot elodie els elsa else elvira elzbieta emanuel emanuele emeka emeric emi emil emilia
emiliano emilie emilio emily emine emma emmanuel emre emrys encarnacion ennio enrico enrique enzo
eoin eric erica erich erik erika erin erkki ernest ernst erwin eskil esmee esteban estefania
estelle esther ethan etienne ettore eugen eugene eugenia eva eva-lena evan evelyn everton evgeny
ewa ewan ewelina ezequiel fabian fabiana fabien fabienne fabio fabrice fabrizio facundo fadi
faisal farah farhan fatemeh fatih fatima fatma fatou federica federico felicia felicity felipe
felix femi femke ferdinand fergus fermin fernanda fernando filip filippo filomena fiona fionn
flavia flavien flavio fleur floor florencia florent florian folake frances francesca francesco
francine francis francisca francisco franco francois francoise franz franziska fraser fred freddie
frederic frederick frederik fredrik frida friedhelm friedrich fritz frode fulvio gabriel gabriela
gabriele gabriella gael gaetano galina ganesh gareth gary gaurav gavin geeta gemma genevieve
gennady gennaro geoffrey georg george georges georgina gerald geraldine gerard gerardo gerd gerda
gerhard gerrit gerry gertrud gethin ghada giacomo gianfranco gianluca gianni gianpaolo gilbert
gilberto gilda gilles gina gino giorgia giorgio giovana giovanna giovanni gisela giulia giuliana
giuliano giuseppe giuseppina gladys glen glenn gloria gonzalo gopal goran gordon graciela graham
grazia grazyna greg gregoire gregor gregory greta gro grzegorz guadalupe gudrun guido guilherme
guillaume guillermo gunilla gunn gunnar gunter gunther gustav gustavo gwen gwenaelle gwendolyn
gwyneth haakon habib hadi hailey hakan halina halvard hamid hamish hamza hana hanan hanh hanna
hannah hanne hannelore hannes hans hao harald harish harold haroon harri harriet harry hartmut
haruka haruki haruto harvey hasan hassan hatice haya hayley heather hector hege heidi heike heikki
heiko hein heiner heinrich heinz helen helena helene helga helle helmut heloisa hendrik henk
henning henri henrietta henrik henrique henry henryk herbert heribert hermann hernan herve hideo
hilario hilda hilde hildegard hina hind hiroki hiroko hiroshi hjalmar hoa holger horst howard
hubert huda hugo hui humberto huong hussain hussein hyun iain ian ibrahim ida idris ieuan ifeoma
ignacio igor ikenna iker ilona ilse ilya imani imran ineke ines inga inge ingeborg inger ingo
ingrid ingvild inmaculada irena irene ireneusz irina irma irmgard isaac isabel isabella isabelle
isadora isaline ishaan isidro isla ismail itziar ivan ivana ivanka iver ivo iwona jaap jabari
jacek jacinto jackie jacob jacqueline jacques jadwiga jaime jake jakob jakub jamal james jamie
jamila jan jana jane janet janice janina janine janusz jared jari jarle jaroslav jaroslaw jason
jasper javier jay jayden jean jeanette jeanine jeanne jeff jeffery jeffrey jelena jelle jenna
jennifer jenny jens jeremy jeroen jerome jerry jerzy jesper jesse jessica jessie jesus ji-hoon
jian jianguo jihoon jill jim jimmy jing jiri jisoo jiwoo joachim joan joana joanna joanne joao
joaquim joaquin jocelyne jochen jodie joe joel joerg johan johann johanna johanne johannes john
johnny jolanda jolanta jon jonas jonathan joost jordi jorg jorge joris jorma jorunn jose josef
josefa josefina joseph josephine josh joshua jozef juan juana juanita judith judy juha jukka jules
julia julian juliana juliano julie julien juliet julieta julio julius jun junko jurgen jurre
justin justine justyna jutta jyoti kaarina kaisa kaitlyn kaito kalle kamal kamau kamila kana karen
kari karim karin karina karl karl-erik karla karola karolina karsten karthik kasper katarina
katarzyna kate kateryna katharina katherine kathleen kathrin kathryn kathy katie katja katrin katy
katya kavita kayla kazimierz kazuki kazuo kees keiko keith kelly ken kenji kenneth kenny kenta
kerry kerstin kevin khadija khalid kiara kim kimberly kinga kiran kirill kirsten kirsty kjell
kjersti klara klaus knut koen kofi koji konrad konstantin krishna kristen kristian kristin
kristina kristine kristoffer krystyna krzysztof ksenia kumiko kurt kwabena kwame kyle kyoko
laetitia laila lakshmi lalita lan lanh larissa larry lars lasse latoya laura lauren laurent layla
lea leah leandra leandro leanne lee lei leif leila lena lenka lennart lennox leo leon leonard
leonardo leonie lerato leroy lesley leslie leszek leticia levin lewis leyla li liam lidia lieke
liesel lieselotte lihua lilian liliana lillian lina linda lindiwe lindsay lindsey ling linh linnea
lisa lisbeth lise liv lloyd logan loic lois lola loredana lorena lorenz lorenzo loretta lori
lorraine lothar lotta lotte lou louis louisa louise lourdes luana lubna lubomir luca lucas lucia
luciana luciano lucie lucile lucinda lucrezia lucy ludivine ludmila ludovic ludovica ludwig luigi
luis luisa luiz lukas lukasz luke lutz luuk lydia lynn lyudmila maaike maarten macarena maciej
maddalena madeleine madeline madhuri mads maelle magali magda magdalena magnus mahdi mahesh
mahmoud maiken mairi maite maja majid makena makoto maksim malcolm malgorzata malik malte malwina
mandla manfred manish manoj manon manuel manuela marc marcel marcela marcelle marcelo marcia
marcin marcio marco marcos marcus mareike marek margaret margarete margarita margit margot
marguerite maria mariam mariana marianne maribel maricarmen marie marieke mariella marielle marija
marijke marilyn marina mario marion marisa marisol marit marius mariusz mariya marjolaine marjorie
markku markus marlene marlies marloes marta martha martin martina martine marvin mary maryam
masako mateo mateus mateusz matheus mathias mathieu mathilde matias matilda matt matteo matthew
matthias matthieu matti maud maureen maurice mauricio maurizio mauro maxence maxime maximilian
maximo maya mayumi mbali meena megan megumi mehdi mehmet mei meiling melanie melinda melissa
mercedes meredith merve mette mia michael michaela michal michalina michel michela michele
michelle michiko mieke miguel mihai miho mikael mike mikhail mikkel mila milan mildred milena
miles milos min minh minji minjun minna mira miranda mireille mirella miriam mirjam mirko miroslaw
misaki mitsuko mohamed mohammad mohammed mohan mona monica monika monique montserrat morag morena
morgan moritz morten moses moussa muhammad mukesh murat muriel mustafa mykola na nabil nacho
nadege nadezhda nadia nadim nadine nadja nana nancy nandini naoki naoko naomi nasser natalia
natalie natalya natasha nathalia nathalie nathan nathaniel natsuki naveen neha neil nele nelson
nga ngozi nguyet niamh nicholas nick nicola nicolas nicole nicoletta nicolo niek niels nieves
nigel nikhil nikita niklas nikola nikolai nikolaus nils nils-erik nina ninon nisha nitin njeri
nkechi noah noel noemi noemie nomvula nora norbert noriko norma norman nour noura nuno nur obinna
oceane octavio oddvar odette odile oihane oisin oksana olaf olav ole oleg oleksandr olena olga
oliver olivia olivier olof oluwaseun omar omari omer orazio orla orlando ornella oscar oskar osman
osvaldo otavio otto oumar owain owen oyvind ozlem paavo pablo padraig palesa paloma pamela paola
paolo par pascal pascale pasquale patrice patricia patrick patrik patrizia patrycja paul paula
paulina pauline paulo pavel pavlina pawel pedro peggy pekka penelope penny pepe per perrine perry
petar peter petr petra petter phil philip philipp philippa philippe phillip phuong phyllis pia
piero pierre pieter pietro pilar ping piotr pirjo polina pooja prakash pranav prasad preben
preethi preeti priya priyanka przemyslaw qiang qing quan quang quentin rachel radka radoslaw
rafael rafaela raffaele raffaella ragnar ragnhild rahul raimundo rainer raj rajesh rakesh ralf
ralph ramesh ramiro ramon ramona rana randall randi randy rania raphael raquel rashid rasmus raul
ravi raymond raymonde rebecca reem regiane regina reginald reiko reiner reinhard reinhold rekha
remedios remi ren renan renata renate renato rene renee renzo reza rhiannon rhodri rhona rhys
ricarda ricardo riccardo richard rick ricky rigoberto riitta riku rinaldo rita robert roberta
roberto rocco rocio rodney rodolfo rodrigo roger rogerio rohan rohit roisin roland rolf romain
roman romane ron ronald ronja ronny roos rosa rosalia rosalie rosalind rosangela rosanna rosario
roselyne rosemarie rosemary rosie ross rossella roswitha roxanne roy ruben rudi rudolf ruggero rui
rune rupert ruslan russell ruth ryan ryota ryszard saad sabina sabine sabrina sachiko sachin
safiya sakura sally salma salvador salvatore samantha sami samir samira sammy samuel samuele
sandeep sander sandhya sandra sandrine sandro sanele sangeeta sanjay sanne santiago santos saoirse
sara sarah sascha sasha saskia satomi satoshi saurabh scott sean sebastian sebastiao sebastien
segolene sekou selim selina seojun seoyeon serena sergei sergey sergio serkan severine shan shane
shankar shannon sharon shaun sheila shelley sherry shigeru shilpa shinji shirley shreya shun
shweta sian siegfried sigrid sigurd silke silvana silvia silvio simon simona simone simonetta sina
sindre sinead siobhan sipho sirpa siv sjoerd slavko slawomir sneha snezana sofia sofie solange
soledad solveig sonali sonia sonja soojin sophia sophie sora soraya soren sridhar stacey stacy
stanislav stanislaw stefan stefania stefanie stefano stein stella stepan stephan stephane
stephanie stephen steve steven stewart stian stuart sture sudha sue sunhee sunil sunita suresh
susan susana susanna susanne suzanne svein sven svend svenja svetlana swati sybille sylvain sylvia
sylvie sylwia szymon tadeusz tadhg taichi takashi takeshi takumi tamara tammy tania tanja tanya
tao tara taras tarek tariq tariro tarja taro tarun tatiana tatiane tatjana tatyana ted tegan
temitope terence teresa tereza terje terry tessa tetsuya thabo thais thandiwe thanh thao thea
thelma themba theo theodor theodore theresa therese theresia thi thiago thibault thierry thijs
thomas thorsten thu tiago tiffany tihomir till tim timo timothee timothy tina tiziana tjeerd
tobias todd tom tomas tomasz tommaso tommy tomoko tone toni tony tor torbjorn tore torill torsten
tove tracey tracy trang travis trevor trine trinidad tristan trond troy trygve tsubasa tuan tunde
turid tuula ubaldo uche udo ulf ulla ulrich ulrike uma umberto unni ursula urszula usha uta ute
uwe vaclav valdir valentin valentina valentine valeria valerie van vanessa vania varun vasily
vegard veikko venkat vera verena veronica veronika veronique vesna vicente vicki vicky victor
victoriano vidar vidya viggo vijay vikram viktor viktoria viktoriya ville vinay vincent vincenza
vincenzo vinh vinicius vinod virginie vishal vitaly vitor vittoria vittorio vivek vivian viviane
vladimir volker volodymyr wagner waldemar walid walter waltraud wanda wanjiku warren wayne wei
weiwei wellington wen wendy werner weronika wesley wieslaw wilfried wilhelm willem willi william
willie wim wojciech wolfgang wouter xavier xia xiang xiaoming ximena xin xiu xue yan yana yang
yann yannick yara yash yasmin yasser yaw yekaterina ying yngve yoko yolanda yong yosef yoshiko
young-ho youngho yousef youssef yu yuan yui yuka yuki yuko yulia yumi yun yuri yusuf yuta yvan
yves yvette yvonne zacharie zachary zahra zaid zainab zanele zara zbigniew zdenek zehra zenon
zeynep zhen zhi zlatko zoe zofia zola zsofia zulema zuzana
"""

_AMBIGUOUS = """
alma ama amber amparo anan andrea angel angelo april aria ariel art asha asia august aurora austin
autumn ava beau bella bill blake blossom bo brandy brit brooke brooklyn buddy carlo carolina
carter cash celeste chance chandler chandra charity chase chelsea cherry chloe christian ciel clay
cleo consuelo cooper coral crystal daisy dakota dale dallas dawn destiny diamond diesel dior dolly
dolores drew duke dusty earl easton ebony eden ella els else ember emi emma eve faith fern fleur
floor flora florence florentine ford forest frank gabbana gene georgia gerd ginger glen glenn
gloria gold grace grant gray grazia guy hank hans hao harmony harper haven haya hazel heath heaven
helle henna hind holly honey hope hudson hui hunter india iris israel ivy jack jade jasmin jasmine
jay jean jesse jewel jing jordan josie joy jun june justice kana karma kay kelly kendall kerry kim
kiran kit lacey lan lance lane lark laurel lavender lee lei lennox leo leon levi li liberty lily
lina lincoln linda ling lisa liv logan lola lotus lou lourdes love lucky luna mackenzie madison
major mango marigold mark mason max maxi may mei melody mercedes mercy mia mike milan miles min
mini misty mitch mona montana morgan myrtle na nana nelson nieves nikita nina nour nova nur oak
ocean ole olive opal orlando paige paisley par paris park parker pat patience pearl penny per
petal peyton phoenix pia ping piper poppy porter prairie preston prince princess promise qing
quinn rain rana raven ray reed reese regina remedios ren rich river rob robin rocky roman roos
rose ross rowan roy ruby rui sage salma salvador sam sandra sandy santos sapphire sasha savannah
sawyer scarlet serenity shade shan shelby sienna sierra silver sina siv sky skye sol soledad sonny
sophia sora star stella sterling storm summer sunny sydney tanner tao taylor teal thi thu till
tommy tone trang trinidad tucker tulip tyler uma uta valentin valentine van venus verity victor
victoria victory vince viola violet virginia viva walker wei wen will willow winter wren xia xin
yan yang yaw ying young yu yuan yun zhi zion zoe
"""


@cache
def given_names() -> frozenset[str]:
    """Given names, ambiguous ones included."""
    return frozenset(_PLAIN.split()) | more_given_names() | ambiguous_names()


@cache
def ambiguous_names() -> frozenset[str]:
    """Given names that are words, places, colours or product names as well."""
    return frozenset(_AMBIGUOUS.split())

"""Common surnames of many countries, folded to lower case without accents: general knowledge."""

from __future__ import annotations

from functools import cache

_PLAIN = """
aalto aas abbasi abbott abdi abdullah abe abiodun abraham abubakar achebe achterberg acosta adams
adeleke adeyemi adkins aebischer afolabi agarwal aggarwal aguilar aguirre agyeman ahmad ahmed
ahonen akesson akhtar aksoy alarcon aldridge alexander ali allen almeida alonso alvarado alvarez
alves amato ammann andersen anderson andersson andrade andrews antonelli anwar aoki aquino araujo
arias armstrong arnold arora arroyo arslan asante ashby ashworth atkins atkinson austin avalos
avila axelsson ayala aydin azevedo aziz babic bagley bailey bajaj baker bakken bakker baldwin
ballard balogun banerjee barajas barbieri barbosa barker barlow barnes barnett barr barrera
barrett barron barros bartlett bartley barton bashir bates batista bauer baumann baumgartner
baxter beard beasley beck becker beckmann bell bellini beltran bender benedetti bengtsson benitez
bennett benton berg berger bergmann bergstrom bermudez bernard bertrand bhat bhatia bhatt
bhattacharya bianchi bianco bishop biswas bjorklund blackwell blanc blanchard blevins blomqvist
boateng bojko bondarenko bonnet booker borges bos bosch bose bouchard boucher bowen bowers bowman
boyd boyko boyle bradford bradley bradshaw braga brandt braun bravo bray brennan brewer bridges
briggs brito britt brooks brouwer brunner bruno bryant buchanan bucher buchholz buckley bui
burgess burke burnett burns burris burton busch bush bustos butt byrne caballero cabrera cain
caldwell calhoun callahan calvo cameron campbell campos cannon cano caputo cardenas cardoso carey
carlisle carlson carmona carney carpenter carr carranza carrillo carroll carson carter caruso
carvalho carver case casey castaneda castillo castro cattaneo cavalcanti celik cerny cervantes
chakraborty chandra chang chapman chatterjee chaudhary chaudhry chauhan chavez chen cheng cherry
cheung choi chopra choudhury chow christensen christian christie chu chukwu chung church cisneros
clark clarke clayton clement clements cline coelho coffey cohen colby coleman collins colombo
combs compton conley conner connor conrad conte conti contreras conway cook cooke cooley cooper
copeland cordero coronado corral correia cortes costa cox craft craig crane crawford crespo crosby
cross cruz cuevas cummings cunha cunningham curtis da-silva dahl dalton daly dang daniels
danielsson das davidson davies davila davis dawson de-boer de-groot de-jong de-vries dekker
delgado deluca demir dempsey denton desai deshpande dhillon diallo dias diaz dickerson dickson
dietrich dijkstra dillon dimitrov dinh diop dixon dlamini doan dogan doherty dominguez donaldson
donnelly donovan dorsey dos-santos douglas downs doyle drake duarte dubey dubois dudley duffy
dufour duke duncan dunn duong dupont duque duran durand durham dutta dvorak dyer eaton ebert
echeverria eckert edwards egger eide eklund ekstrom elliott ellis emerson engel england english
erdogan eriksen eriksson escamilla escobar esparza espinosa espinoza esposito esquivel estrada
evans eze fabbri faber fajardo farias farooq farrell faulkner faure fedorov feldmann ferguson
fernandes fernandez ferrara ferrari ferraro ferreira ferri fields figueroa finch finley fiore
fischer fisher fitzgerald fitzpatrick fleming fletcher flores floyd flynn foley fonseca fontaine
fontana forbes forsberg foster fournier fowler francis franco frank franke franks fransson frazier
frei freitas friedrich frost fry frye fuchs fuentes fujita fujiwara fuller furrer gaines galindo
gallagher gallardo gallego gallegos galli gallo galloway galvan gamble gamboa gandhi gao garcia
gardner garg garnier garrett garza gates gatti gauthier geiger gentile george georgiev georgiou
gerard gerber ghosh gibson gilbert gill gilmore gimenez giordano girard giuliani glass glover
godoy goldberg golden goldstein gomes gomez goncalves goncharov gonzales gonzalez good goodman
goodwin gordon gosh goswami goto gould goyal graber grady graf graham granados grassi graves greco
greene greenwood greer gregory griffin griffith griffiths gross grossi gruber guerin guerra
guerrero guidi guimaraes gunnarsson gunther gupta gustafsson gutierrez guzman haas haddad hagen
hahn hakala hale hall halvorsen hamalainen hamid hamilton hammond hancock hanna hansen hanson
hansson hardin harding hardy harmon harper harrell harrington harris harrison hart hartley
hartmann harvey hasegawa hashimoto hassan hatfield haugen haugland hawkins hayashi hayes haynes
heath hebert hedlund heikkinen heinonen heinrich heinz hellstrom henderson hendriks henriksen
henriksson henry hensley henson herman hermann hernandez herrera herring herrmann herzog hess
hester hewitt hickman hicks hidalgo higgins hinton ho hoang hobbs hodge hodges hoekstra hofer
hoffman hoffmann hofmann hogan holcomb holden holder holland holloway holm holmberg holmes holt
hood hooper hoover hopkins horak horn horton horvat hossain hosseini house houston howard howell
hsu huang hubbard huber hudson huerta huff hughes humphrey hunt hunter hurst hurtado hussain
hutchinson huynh hyde ibanez ibarra ibrahim ingram inoue ionescu iqbal irwin isaksson ishida ishii
ishikawa islam ito ivanenko ivanov ivanova ivanovic iyer jackson jacobs jacobsen jacobsson jadhav
jaeger jafari jager jain jakobsson james jankowski jansen janssen jansson jaramillo jarvinen
jarvis javed jefferson jenkins jennings jensen jeong jha jiang jimenez jo johannsen johansen
johansson john johnson johnston jonasson jones jonsson jordan joshi jovanovic joyce juarez jukic
jung justice kaiser kamara kamau kaminski kane kang kaplan kapoor kapur karimi karlsson kato
kaufmann kaur kawamura kaya keita keith keller kelley kelly kemp kennedy kent kern kerr khalil
khan khanna khoury khumalo khurana kidd kilic kim kimura kinnunen kirby kirk kirkland klein kline
knapp knight knowles knox knutsen kobayashi koc koch koehler kohler kohli kok koller kondo kone
koning korhonen koskinen kovac kovacevic kovacs kovalchuk kovalenko kowalczyk kowalski kozlov
kramer kraus krause kravchenko krishnan kristensen kristiansen kroger kruger kucera kuhn kuipers
kulkarni kumar kumari kurt kurz kuznetsov kwiatkowski kwon lacerda laine laitinen lam lamb lambert
lancaster landry lane lang lange lara larsen larson larsson laurent lawrence lawson leal leblanc
leclerc lefebvre legrand lehmann lehner lehtinen lehtonen leite leitner leiva leroy lester levine
levy lewandowski lewis liang lie lim lima lin lind lindberg lindgren lindholm lindqvist lindsay
lindsey lindstrom liu livingston lloyd lofgren logan lombardi lombardo long longo lopes lopez
lorenz lott love lowe lowery lozano lucas lucero ludwig lugo luna lund lundberg ly lynch lyons
lysenko maas macdonald machado macias mack mackenzie madden maddox maeda magalhaes magnusson
mahlangu mahmood mai maier makela makinen maldonado malhotra malik mancini mann manning mansour
manzano marchand marchetti mariani maric marin marino markovic marks marques marquez marroquin
marsh marshall martens martensson martin martinelli martinez martini martins mason massey mata
mathews mathis mathur matos matsumoto matthews mattila mattsson maurer maxwell mayer maynard mayo
mayr mazur mazzola mbeki mcbride mccall mccann mccarthy mcclain mcclure mcconnell mccormick mccoy
mccullough mcdaniel mcdonald mcdowell mcfadden mcfarland mcgee mcguire mcintosh mcintyre mckay
mckenzie mckinney mcknight mclaughlin mclean mcleod mcmahon mcmillan mcneil mcpherson meadows
medeiros medina mehra mehta meier meijer mejia melnyk melo mena mendes mendez mendoza menon mensah
mercado mercer mercier merritt meyer meyers meza michael michel middleton mikkelsen miller mills
miranda mirza mishra mitchell mitra mittal moen mohamed mohammed mokoena molefe molina moller
molnar monroe montero montgomery monti moody mooney moore mora moradi moraes morales moran moreau
moreira morel moreno moretti morgan mori morin morozov morris morrison morton moser mosley moss
moura mthembu mueller mukherjee mulder mullen muller mullins munoz murillo murphy murray mustafa
mwangi myers nagel nagy naidoo naidu nair najera nakajima nakamura nakano nambiar nanda napier
naqvi naranjo narayan nascimento nash nasser navarro ncube ndlovu neal nelson nemec neri neumann
neves newman newton ngo nguyen nichols nicholson nicolas nielsen niemi nieminen nieto nikolaev
nikolaidis nikolic nilsen nilsson nixon njoroge nkosi noble noda noel nogueira nolan nordin norman
norris norton novak novikov novotny nowak nowakowski nunes nunez nwosu nyberg nygard nystrom oberg
obi obrien ochieng ochoa oconnor odhiambo odonnell ofori ogawa ogunleye ojeda okada okafor okamoto
okeke okonkwo olivares oliveira oliver olofsson olsen olson olsson oneal oneill ono onyango orlov
orozco orr ortega ortiz osborn osborne osei oshea osorio osullivan ota otto owens owusu ozdemir
ozturk pace pacheco padilla pagano page palacios palmer palmieri palsson pandey papadopoulos pape
pappas paredes parisi park parker parks parra parrish parsons pastor pate patel paterson patil
patrick patterson patton paul pavlenko pavlov payne pearce pearson peck pedersen peeters
pellegrini pena pennington pereira perera peres perez perkins perrin perry peters petersen
peterson petersson petit petrenko petrov petrova petrovic pfeiffer pham phan phelps phillips
piazza picard pichler pierce pillai pimentel pineda pinto piras pires pittman pitts pizarro pohl
polat pollard ponce poole pope popescu popov popovic porter portillo post potter potts powell
powers prasad pratt preston prieto prins prochazka pruitt pugh puri queiroz quinn quintana
quintero quiroga qureshi radu raghavan rahman raj rajan ramalho ramirez ramos ramsey rana randall
randolph rangel rantanen rao rashid rasmussen rastogi ratliff ray raymond reddy reed reese rehman
reid reilly reinhardt reis reiter renard rendon reyes reynolds rezaei rezende rhodes ribeiro
ricardo ricci rice rich richards richardson richmond richter riddle riggs riley rinaldi rios
ritter rivas rivera rivers rizzi rizzo roach robbins robert roberts robertson robinson robles
rocha roche rodgers rodrigues rodriguez roger rogers rojas rollins romano romanov romero rosa
rosales rosario rosen rossi roth rousseau roux rowe roy rubio rueda ruiz rush russell russo
rutledge ryan ryu saarinen saavedra saeed sahin sahu saito sakai sakamoto salas salazar salcedo
saldana saleh salinas salminen salonen sampaio sampson sanchez sandberg sanders sandoval santana
santiago santoro santos sanz sargent sarkar sasaki sato sauer saunders savage savchenko sawyer
saxena schaefer schafer scherer schiller schmid schmidt schmitt schmitz schneider scholz schouten
schreiber schroder schroeder schubert schulte schultz schulz schulze schumacher schuster schwartz
schwarz schwarzenegger scott sears seidel sellers sen sengupta seo sepulveda serra serrano sesay
seth sethi sexton shaffer shah shannon shapiro sharma sharp shaw sheikh shelton shen shepard
shepherd sheppard sherman shetty shevchenko shields shimizu shin short shukla siddiqui sierra
silva simmons simoes simon simonsen simpson sims simsek sinclair singer singh singhal sinha
siqueira sithole sjoberg skinner slater sloan small smirnov smirnova smit smith smits snow snyder
soares soderberg sokolov solano solberg soler solis solomon sommer song sosa soto sousa souza sow
sparks spears spencer srivastava stafford stankovic stanley stanton stark steele stein steiner
stephens stephenson stevens stevenson stewart stokes stone stout strand strauss strickland strom
strong stuart suarez subramanian sullivan sun sundberg suominen sutherland sutton suzuki svensson
svoboda swanson sweeney sweet syed sykes szabo szymanski tahir takahashi takeda talley tan tanaka
tang tanner tapia tate tavares taylor teixeira tekin teles tellez terrell terry testa thakkar
thakur thiel thomas thompson thomsen thomson thorne thornton tian timmermans tiwari tkachenko todd
toledo torres toth toure tovar townsend tran traore travis tremblay trevino trinh tripathi trivedi
trujillo tschudi tucker turner turunen tveit tyler tyson ueda underwood unger urbina uribe valdes
valdez valencia valentine valentini valenzuela valle vallejo van-dam van-den-berg van-dijk vance
vandamme vandenberg varela varga vargas varma vasconcelos vasiliev vasquez vaughan vaughn vazquez
vega velasco velasquez velez vera verhoeven verma vermeulen vesely viana vidal vieira villa
villalobos villanueva villarreal vincent vinson virtanen visser vitale vo vogel vogt volkov
volkova vos voss vu vyas wade wagner walker wallace wallin walls walsh walter walters walton wang
wanjiru ward ware warner warren washington watanabe waters watkins watson watts weaver webb weber
webster weeks wei weiner weis weiss welch wells wendt werner west weston wheeler whitaker
whitehead whitfield whitley whitney wieland wiese wiggins wikstrom wilcox wilder wiley wilkerson
wilkins wilkinson willard willems williams williamson willis wilson wimmer winkler winter winters
witt wolf wolfe wolff wong wood woodard woods woodward wooten wouters wozniak wright wu wyatt wyss
xiao xie xu yadav yakovlev yamada yamaguchi yamamoto yamashita yamazaki yanez yang yates yilmaz
yoon york yoshida young yousef yu yuan zaitsev zaman zamora zapata zarate zavala zbinden zhang
zhao zheng zhou zhu ziegler zielinski zimmer zimmermann zulu zuniga
"""

_AMBIGUOUS = """
ambrose an aston austin bajaj baker banks bell berg berger berry best bianco bird bishop black
blanc blue bo bond booth bosch bowl braun bravo brooks brown bucher bush carpenter carr carter
case chambers chance chandler cherry christian chu church clay colombo conte cook cooper costa
cotton craft crane cross dahl dang das day dean do downs drake duke duran durand eide engel
english ferrari fields fish fisher fontana ford forest foster fox franco frank frei frost fuchs
gallo gates glass glover gold golden good gordon goyal grant gray green gross haas hall hand hanna
hardy hart he heinz hess hill ho holiday holland holm holt home horn house houston hu hunt hunter
jain jo jones jordan jung justice kaiser kaufmann kaya kellogg kern king klein knight koc koch
kong kurt lake lam lamb lane lang lange lara law le leal lee leite levi levy li liang lie lim lima
lin lincoln lindt little lombardi long love luna lund ly ma mack macy mai major mann marin marina
marino mark marks mars marsh martin martini maserati mason mata may mayer mayo mei mena mercedes
meza mill miller mills minh miranda moen moody moon mora morgan moser moss nash neri neves newman
ng noble pace page paris park parker parks pastor pearl peck pena pepper perry petit piazza pike
pine pitts po pollard pope porter post potter powers pratt preston price prince prins pro quick
raj ran rana rao ray reed ricci rich richter rico ritter rivers robin roche roman rosa rosario
rose ross rossi roth rowe roy royce rush russo sage santana santiago santos savage schwarz sears
sen seo serra sharp shields shin short sierra silva silver simon singer small snow soler solis
sommer song sow sparks spring star stark steele stein steiner sterling stokes stone stout strand
strauss strom strong stuart summer summers sun sweet tan tang tanner tate taylor terry tesla
thorne tian to toledo tucker turner unger valencia valentine valle van vega vera victor vidal
villa vo vogel vu wagner walker wall walls walsh ward ware waters watts weaver weeks wei wells
west weston wheeler white wilder winkler winter winters wolf wood woods woodward wright wrigley xu
yang york young yu zimmer zulu
"""


@cache
def surnames() -> frozenset[str]:
    """Surnames, ambiguous ones included."""
    return frozenset(_PLAIN.split()) | ambiguous_surnames()


@cache
def ambiguous_surnames() -> frozenset[str]:
    """Surnames that are words, places or brands as well."""
    return frozenset(_AMBIGUOUS.split())

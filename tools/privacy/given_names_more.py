"""More given names: short forms, older names and names of regions, folded to lower case."""

from __future__ import annotations

from functools import cache

_NAMES = """
abbie abel abner achim adair addison adelheid adolf agatha aggie ailsa aino ainsley aisling
alastar albrecht alec alf alfreda algernon alistair alois aloysius alwin amabel ambrosia amrit
anastasija ancilla andrina aneirin angharad angus annalise anneke annelie ansel anselm antonie
anuj anwen apinya arabella araminta archibald archie ariadne aristide arlette armand armando
arnulf arvind arwen asif asma aubrey audra augusta aurelia aurelio avis avril azra babette
barnabas barnaby barney bartholomew bashir bennet benno beppo berenice bernadine bernardo berta
bertie bertolt bess bethan bettine beverley bhavna biddy birte bjoern blanka blythe boudewijn
brenna brianna bridie brigid bronwen brunhilde burt caelan camillo caradoc carlotta carmel carola
carolin cassie catalin cathal cathleen catrin ceri cheng chitra christabel ciaran cillian clarence
clarice claudine clemency clodagh cloe colleen colm colman conall conor cora coralie corbin
cordula cosima crispin cuthbert dafne dagny danuta daphna daragh darina deidre delia delilah
demelza dermot desiree detlev devika dewi dhruv diarmuid dieuwertje dinah dinesh donal donovan
dorinda dorit dorte dougal drusilla duarte dymphna eadie ebba eckehard edda edie edina edna edvard
edwige effie egon eike eilis eithne eleanora elfi elfie elfrieda eliot elma elmar eloise elsie
elspeth emer emmeline emmett emrah enid enya ephraim ermintrude esme esmeralda ethel eudora
eugenie eunice eustace evadne evander evangeline ewald ezra faye felipa fenella ferdi ferdy fergal
finbar fingal finlay fintan fiorella flossie franka frauke freda freya frieda friedel friederike
gabor gaby garret gaspard geoff geraint gereon gerhild germaine gertraud gertrude gesine ghislaine
gideon gillian gisele gitta glenda glenys glynis godfrey goetz golnar gotthold graeme grainne
gretchen grete griselda grizelda guenter guinevere gunda gundula hadley hagen harriett hattie
hedda hedy heidemarie heino heloise henny henrike hermine hester hettie hetty hilary hiltrud
hobart horace hortense hubertus humbert humphrey ianthe ignatius ilka imelda imke imogen inka iona
isobel isolde ivor jacinta jago janek jarvis jean-luc jeannette jedidiah jemima jemma jeremiah
jermaine jessamy jethro jitka joceline jocelyn joely jolene jonna jorinde josias jost kaspar
kassandra katinka keira kester kieran klemens korbinian kornelia krista kunigunde kyra lachlan
laszlo laurenz lavinia leander leland leontine leopold letitia lettie liane liesbeth lionel lorcan
lorelei lorna lottie lowell lucian lucille lucretia ludger luise lyle lynne mabel macy maddie
madge maeve maisie malachy malvina mandeep marcella margarethe marietta marika mathilda mattie
maude maxine maxwell meera meike meinhard melchior melisande mhairi millicent millie moina moira
morris mortimer muireann myfanwy myra myrna naila nanette naoise natascha nell nellie nerys nessa
neville niall nichola nicolette nigella noor noreen nuala olwen oonagh ophelia orlagh ortrud
ortwin osbert oswald oswin ottmar ottokar pankaj patsy patty percival percy perdita petronella
petula phebe philomena phineas phoebe piers pippa priscilla prue quincy quirin rafferty raimund
randolph regine rhian rhoda richmal roderick romilly rosamund roscoe rowena rudiger rufus ruprecht
sameer seamus selma seraphina seumas shabnam shashi sheena shona sibyl sibylle sieglinde siegmund
sigmund sigrun sorcha steffen stina suraj svea swantje sybil sybilla sylvester tabitha tamsin tess
thaddeus thekla theodora theodosia thilo thisbe thurstan tilda tillmann tilly timothea tobin
torben torquil traudl trudi trudy valeska velma vernon vinzenz vivienne wallace walther wendelin
wenzel wiebke wigand wilbur wilfred wilhelmina wilhelmine willibald winfried winifred winston
wolfram xanthe xaver zachariah zenobia zita zora
"""


@cache
def more_given_names() -> frozenset[str]:
    """Given names that are hardly anything else."""
    return frozenset(_NAMES.split())

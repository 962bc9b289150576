"""Given names from many languages, written down for this purpose (common knowledge); lower case.

They add to ``words.GIVEN_NAMES``, the commonest in Denmark.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words between the blanks of a text."""
    return frozenset(text.split())


MORE_GIVEN_NAMES = word_set(
    """
    aarav aaron abbas abby abdallah abdirahman abdulkadir abdullah abdullahi abebe abel abelone abigail abshir
    abukar achmed adaeze adan adanna adela adele adelina adem adil aditi aditya admir adrian adriana afia agata
    agathe agne agnese agneta agnieszka agron ahlam aida aidan aiga aigars aija aiko ailsa aino aishwarya aiste
    aivars ajith ajla ajmal akash akiko akosua akram aksel akua alaa alan alastair alba alberte alberto albin aldin
    aldona alec alejandra alejandro aleksandar aleksander aleksandra aleksandrs aleksei alen alena alessandra
    alessandro alessio alexandre alexandros alexandru alexei alexia alexis aleyna alfie alfons alia alicia alicja
    alin alisa alison alistair aliya allison almir almira aloysius alper altin alva alvaro alvilda alvin alyona
    amaal amadou amaia amal amalia amar amara amber amela amelia amelie amer amin aminata amine amit ammar amna
    amrit amrita amy anahita analyn ananya anastasia anastasiia anastasija anatole anatoly anca ander andrada
    andreea andrei andrej andrejs andrii andris andrius andriy andrzej andrés andy aneta anete angel angelica
    angelika angelina angelo angelos angus anh ania anika anil anisa anissa anjali anker ankit ankita ann annabel
    annabella anne-lise anne-mette anne-sofie anneli annelie annelies anneline annelouise annemette annemieke
    annesofie annie anouk ansgar antje antoine antonella antonia antonio antonis anu anwar anya aoife aparna
    aputsiaq aqqaluk arash aravind arben arbnor archibald archie ardian ardit arek ari arild arja arjun armin arnaq
    arnaud arnel arno aron arta artan artem artis artur arturas arturo arun aruna arunas arunee arvid arvind aryan
    asad asbjørn asha ashish ashley ashok ashwin asif aslak aslaug asli asma asmaa asmus assad astri astrit athena
    atle aud audrey audrius augusta augustin aura aurelia aurimas aurora ausra austeja auður aviaja avni awa axel
    ayaan ayan ayla aylin ayman ayo aysel ayub azad azadeh aziz aziza azra babatunde bahar bahram baiba bala
    balakrishnan balint baltazar bao baran barbara barbro barry bart bartek bartholomew bartosz bashar bashir
    bashkim basima basma bassam bastian beata beate beatrice beatrix beatriz becky bedrich begoña behnaz behrouz
    beinta bekim belinda bella benedicta benedicte benjamín benny berge berhane berivan bernadette bernard bernd
    bernhard bernt bert berta bertel bertha bertil bertram besa besim bess beth bethany betina betty beverley beyza
    bhavna bianca bilal bilge bill billy binh biniam binta birger birgith birgitt birgitta birk birna birute bitten
    björk björn bjørg bjørgvin bjørk blanca blerim blerta bob boban bobby bogdan bogumil bohdan bohdana bojan boris
    borys boubacar boye bozena brad bradley branka branko brenda brendan brianna bridget brigitte brit britney
    bronwen bruce bruna bryan brynjar bryony bujar burak burim bushra bárður børge bülent caitlin calle callum calum
    cameron camille camilo candice cansu caren caritas carlo carlos carmel carmen carol carole carolyn cassandra
    cassie catalin catalina catarina catharina cathrine cathy catrine cecil cecilia celeste celia cem cemal cemile
    cemre ceren chantal charlene charles charlie charlott chau cheryl chiara chidi chidinma chinedu chinonso chioma
    chloe christa christel christiane christianna christoph christophe christos christy cian ciara cigdem cihad
    cihan cilla cille cindy ciprian clare clarence clarissa claude claudio claudiu clemens clement clifford clive
    colette colin conni connor conor conrad constance constantin constantina cordelia corina corinna cornelia
    cornelius cosimo cosmin cosmina costas costel craig crina cristi cristian cristiano cristóbal cuong curtis
    cynthia cyril cyrus czeslaw cédric céline cătălin dace dagmara daina daisy dalal dalia damian damir damjan dana
    dania danica daniele danielle danijel danil danilo danka danuta daphne darek daria dario darius dariusz darko
    darren darya daryna daud dave davide davit davut dawid dawit dawn dean debbie deborah declan deepa deepak
    deepika deeqa deirdre deividas dejan delia demetrios denisa denise denys derek dermot desirée desmond despina
    detlef devi devran diako diane dianna dicte didier diego diem dilan dilara dilek dima dimitar dimitra dimitri
    dimitrios dimitris dina dinah dinesh dino ditlev divya diyar dmitrij dmytro dogan dominic dominik dominika
    dominique donald donatas donna dora doreen dorina doris dorit dorota dorothy dorrit doug douglas dovile dragan
    dragana dragos dragoș drita driton duarte duc dudley dumitru duncan dunja dusan duy dušan dvora dylan dzenan
    dzenana dženana ea eamon ebba ebru ece eckhard ed edda eddy edel eden edgar edgars edin edina edita edmund edna
    edo edona edson eduard eduardo edvin edward edwin edyta efrat efua egidijus egil egle eglė egzon eik eileen
    eimear eir eirik eitan ejgil ejler ejlif ejnar ejner ejvin ekaterina ekene ekrem elaine eleanor eleni eleonora
    elham elidia elie elijah elinor elira elisabet elisabetta elise elizaveta elke ellie ellinor elliot ellis elly
    elma elmer elmir elmira elna elo elodie eloise elona elsa else-marie elsebet elsie elton elva elvedin elvin
    elvir elvira elvis elwira elzbieta emanuel emanuela emeka emel emelie emilia emiliano emilija emilio emin emina
    emine emir emmanuel emmeline emmy emrah ender enes engin enid eniola enisa enrico enrique enver eoin erblin
    ercan erdal erdem erhardt eric erica erich erin erkan erla erlinda ermias ermin erna ernest ernestine ernesto
    erol ervin erwin eskild esma esmeralda esmée esperanza esra esteban estela estelle estrid ethan etienne eugen
    eugene eugenia eugeniu eunice eva-maria evald evan evangelia eve evelina evelyn evelyne evgenia evgeny evija evy
    ewa ewan ewelina eyad eyvind ezgi fabian fabio fabrizio fadila fadime fadumo fahad faheem fahima fahrudin faisal
    faiza falak fanny fardowsa farhad farhan farhana farhiya farid farida faris fartun faruk farzad farzana fathi
    fatih fatime fatmir fatos fatou fatoumata fatuma fausto fawzia fay federica federico fedor felicia felicitas
    felicity felipe femi fenja ferdi ferdows ferenc fergus ferhat feride fernanda fernando feven ffion fia fie fiete
    fikret filip filippa filippo filiz filmon finlay fiona firas firat flamur flora florence florentina florian
    floriana florim florin flynn folake folke folmer fouad frances francesca francesco francine francis francisca
    francisco franciszek franco francois franka franz franziska françois françoise frauke fred freddie frederic
    frederica freek frej freweini freya fridolin fridtjof friederike friedrich frits fritz frédéric fuad funmi
    furkan gabi gabija gabor gabriela gabriele gabriella gabrielle gaetano gail galina ganesh gareth gary gaspard
    gatis gaute gavin gawel gayatri gazmend gbenga gediminas geert geetha geir gemma gena genet genevieve gennady
    gennaro genta geoff geoffrey georges georgeta georgi georgia georgiana georgina georgios gerald geraldine gerard
    gerardo gerd gerhard gerlinde germaine gerner gertrud gertrude gezim ghada ghassan gheorghe gia giacomo giang
    gianluca gianni gideon giedre gilbert giles gillian gina ginevra gintaras gintare giorgia giorgio giorgos
    giovanna giovanni girish gisela gisle gitta giulia giuseppe gjermund gladys glen glenn gloria gonzalo gopal
    goran gordana gordon gorica gosia goya gracie graham grainne grazyna grażyna greg gregers gregor gregory grete
    gretel griet grigore gry grzegorz guadalupe gudmund gudmundur guilherme guillaume guillermo gulistan gulnara
    gulsen gunda gunilla gunn gunna gunner gunta gunter guntis gurpreet gustaf gustavo guðrún gwen gwendolyn gyda
    gyrit gyrith gytis györgy gísli gözde gøran gøsta gül gülay gülcan güler gülten günay günter günther haakon
    habib habiba habibo hadi hafid hafsa haico haidar haider haiko hajrije hajrudin hakan hakim hala haldis haldur
    halfdan halil halima halime halina hallur halvor halyna hamdi hamed hamid hamida hamish hamoudi hamsa hamse
    hanadi hanan haneen hanh hani hanna-maria hannah-marie hannes hannibal hansi hanspeter harini haris harish
    harjit harold harpreet harriet hartmut hartvig haruki harvey hasib hasna hatem hava havva hawa hawo haya haydar
    hayder hayley hazal hazel heather heba hector hedda hedvig hedwig heike heikki heine heiner heini heino heinrich
    heinz helgi heli hella helmer helmut helmuth heloise helvi hema hemming hend hengameh hennadii henny henok henri
    henrieta henriks henrique henryk herbert herborg heribert herluf herman hermann hermod hermína hernán hevin hiba
    hibo hidayet hien hieu hilal hilary hilda hilde hildegard hiram hiromi hiroshi hirsi hisham hiwet hjalmar hjalte
    hjördis hjørdis hoa hoai hoang hoda hodan holger holly homa honorata horatio horia horst hosein hossein houda
    howard hryhorii hubert huda hugh hugo hulda hung huong husam husein huy hynek hákun héctor höskuldur høgni
    hüseyin iain ian iben ibrahima ibro ibtisam ida-marie idil idrissa idun idunn ieva ifeoma ifrah ignacio ignas
    igor ihor ijaz ikenna ikram ilaria ildiko ildikó ileana ilhaam ilham ilhan ilie ilir ilka ilona ilse ilze imad
    iman imane imelda imke imogen imran ina inaya indira indra ineke ines inese ineta ingeborg ingeburg ingemann
    inger-lise ingerlise ingmar ingo ingolf ingri ingrida ingunn ingus ingvar ingvild inho inigo inna inta intisar
    inuk inés ioan ionel ionela ionut ionuț iosif ipek iqra irem irena irfan iria irma irmelin irmgard iryna isa
    isaac isabel isabell isabelle isak isha ishaq isidora isidore iskender isla ismahan ismet isobel isolde israa
    istvan istván itziar iulia iulian iva ivalu ivana ivanna ivaylo iveta ivik ivo ivonne ivy iwan iwona izabela
    izumi izzat iñigo jaakko jaap jabir jabril jacek jacinta jackie jacqueline jacques jade jadranka jadwiga jafar
    jaime jake jakub jalal jamal jameela jamel jamie jamil jamila janet janez janice janika janina janis jannah
    jannat jannick jannie jannik janos janusz jaqueline jara jarek jarl jarmila jaromir jaroslav jaroslaw jasmina
    jason javed javier jawad jay jaya jayanthi jayden jayesh jean-luc jeanet jeff jeffrey jegan jehona jelena jelle
    jemima jenna jennie jennifer jenny jens-ole jens-peter jeremiah jeremy jerome jerry jerzy jess jesús jhoanna
    jhon jihad jill jillian jimena jimmi jimmie jimmy jin jindrich jiri jo joakim joana joanne joao joaquim joaquin
    jocelyn jochen jodie joe joel joelle joey johann johannes john-erik johnni jolanta jonah jonatan jonna jonny
    joost jorge jorgen jorid joris jorun josefa josephine josh joshua josie josip josé jovan jovana joy joyce jozef
    joão juan juana judith judy juha juhani jukka jule jules juliana juliane juliet julieta juliette julija julio
    julita julián jun-jun junaid jurate jurgen jurgita juris jussi justas justin justina justine justyna jutta jwan
    jáki jákup jóannes jógvan jóhanna jón jóna jørli jørund jürgen jānis kaan kacper kadir kadri kai kaia kaisa kaja
    kajsa kalina kalle kaltrina kamala kamil kamila kamilė kamran kanan kanwal kanya karam karen-marie kari karim
    karima karla-marie karlis karlo karna karol karolin karolina karolis karthik karwan karzan kasandra kaspars
    kastriot kata katarina kateryna kateřina katharine katherine kathleen kathryn kathy katie katinka katka katlin
    katri katrin katrina katya kavita kavitha kawa kay kaya kazimiera kazimierz keenan keiko keith keld kelly kemal
    ken kenan kenji kenn kenni kenny kerem kerime kerry kerstin kerttu keshia ketil keven khadija khadra khaled
    khalil khanh khoa kholoud khrystyna kiara kidane kien kieran kiki kikki kilian kimberly kimmie kinga kinnie
    kiran kirsa kirsi kirstin kirsty kit kitt kitte kitty kjartan kjell kjersti klaas klaudia klavs klement knut
    koen kofi kojo kolbrún konrad konstantin konstantinos konstanze koray kornelia korneliusz kostas kresta kresten
    kris krishna krista kristaps kristen kristijan kristin kristinn kristjan kristjana kristof kristín kristóf
    krisztian krisztina krystian krystyna krzysiek ksenia kshitij kuba kubilay kumaran kunal kushtrim kwabena kwaku
    kwame kweku kyle kyriakos kyrre kyrylo käthe kåre labinot lachlan ladislav laila lailah laimis laith lajla
    lakshmi lalita lalitha lamia lamin lana lara larisa larissa larry lars-erik larysa lasma lasse-emil laszlo
    latifa latoya lauge lauren laurence laurent laurentiu laurids laurie laurine lauris laust laxmi layal layla lea
    leah leander leandro leanne lech lei leif-erik leila leilani leith lejla lenette lenka lennart lennie lennon
    leona leonard leonardo leonel leoni leonidas leonie leonor leonora leopold leroy lesia leslaw lesley leslie
    leszek letebrhan leticia lev levente levi lewis lia liam liana lianne liban libby licia lidija lidiya lieke lien
    liene liezel ligia lilah lili lilija lilja lilla lilli lillian lilly lilya lin linas lindsay linea linett
    linette linh linn linnea lino linus lionel liridon liridona lirije lisanne lise-lotte liselott lisette lissi
    lissie lissy liubov liudmyla livia livija liviu liz liza lizette lizzie ljiljana ljubica ljubomir llewellyn loay
    logan lola lonnie loredana lorena lorenz lorenzo loreta loretta lori lorna lorraine lothar lottie lou louis
    louisa lourdes lovisa lowri loïc luan luana lubna lucian luciana luciano lucie lucija lucille lucjan lucretia
    lucía ludmila ludmilla ludovic ludvik ludvík ludwig luigi luisa luiz lujain lukasz luke lukáš lulu lulzim lur
    lutz luwam luz luís luísa lydia lykke lyle lyn lynda lynette lynn lyuba lyubov lyudmila lyudmyla lászló līga
    maarten maciej maciek madalina madara maddalena madeleine madelyn madhav madhu madina madis madison maeve magali
    magda magdalena magdalene maggie magne magnhild magni magnús maha mahad mahamed mahdi mahesh mahmut mahnaz mahsa
    mahtab mai mai-britt maibrit maibritt maiju maike maiken mailis maj maj-britt maja-lisa majbrit majbritt majed
    majken makayla maksim maksym malaika malak malalai malcolm malee malek malgorzata mali malik malika malin malina
    malka malthe malwina mamadou manal manar mandana mandeep mandy manel manfred manh manish manisha manja manoj
    manon mansour mansur mantas manuel manuela marc marcel marcela marcelina marcella marcello marcelo marcia marcin
    marco marcos marcus marek maren margaret margareta margarete margarethe margarida margarita margaux marge marged
    margherita margit margot margrete margrethe margus marharyta mari maria-louise mariama marian mariana mariane
    mariann marianna mariano maribel maricel marie-louise marieke mariella marielle mariette mariia marija marijana
    marijke marika mariken marilena marilou marilyn marinela marinus mariola marion marios mariota marisa marisol
    marissa marit marita marites mariusz mariya marja marjan marjeta marjo marjolein marjorie marjun markku marko
    marleen marlies marloes marlon marlou marlow marna marquis marta marten martijn martina martinas martine martins
    martinus martta marwa marwan maryam maryan maryia marzena marzia maría masha masoud massimo matei matej mateja
    mateo mateus mathea matheo matheus mathieu mathijs mathis mati matias matija matilda mats matt mattea matteo
    matthias matthijs matti mattias mattis maud maureen maurice mauricio maurits mauro maurycy mavis maxim maxime
    maximilian maxwell mayar maymun maysa mazen małgorzata mebrahtu mechthild mediha medina medine meena meera megan
    meghan mehari meho mehran mehrdad mehtap mei meike meinert melanie melek meliha melina melinda melis melisa
    melissa melita melody meltem melvin meral mercedes mercy merhawi meri meriam meriem merima merita merja merle
    merlin meron mersiha merve meryem meta mette-marie mevlida mia-louise micha michaela michal michala michalis
    michaël michał michel michela michele micheline mick mickey micky midas mie miguel mihaela mihai mihail mihajlo
    mihret mika mikaela mikala mike mikhail mikkeline miklos mikolaj mikołaj mila milad milan milana milda mildred
    milena miles milica milka milla millicent millie milo milos miloš milton milutin mimi mimoza mindaugas minerva
    ming minh minik minna minnie miodrag mirabel miran miranda miray mircea mireille mirek mirela mirella miren
    miriam mirja mirjana mirka mirko mirna miroslav miroslava miroslaw mirosław mirsad mirwais mirza mischa misha
    mitch mitchell mitja mitra mitzi moa modestas modou modris mohamud mohan mohini mohsen mohsin moira moises molly
    momo monique monir monira morag morgan moritz moses moshe mostafa moussa muamer mubarak muhamed muhammed mukesh
    mulugeta mumtaz muna munevera munira murad murat muriel murtaza murugan musa mustafe mychajlo mykhailo mykola
    mynte myra myriam myrna myroslava myrtle myrto máire márton māris naaja nabil nabila nada nadeem nader nadezhda
    nadifa nadiia nadim nadin nadine nadiya nadja naftali nagore nahid nahla naim naima najat najib najma nalini
    namrata nana nancy nanda nanette naomi narcisa narges narin naser nasim nasima nasir nasra nasreen nasrin
    nastasia nasteexo nasteho natacha natali nataliia natalija nataliya natasza nataša nathalie nathan nathaniel
    natnael natálie navid nawal nayab nazanin nazar nazim nazli ndeye nebojsa necla neda nedim nedret nedžad neha
    neil nela nele nell nellie nelly nelson nena nenad nenita neringa nermin nermina nesrin nesrine nestor neve
    nevena nevin nevzat nexhmije nga ngan nghia ngoc ngozi nguyen nguyet nhan nhi nhung nia niall nick nicki nickie
    nickolaj nicky nico nicola nicolae nicolaj nicoleta nicolette nicoline niculina nidal niels-erik niels-henrik
    niels-jørgen niels-ole nigel nihad nihal nihat nika nikhil niki nikica nikol nikola nikolas nikolett nikolina
    nikoline nikos nilay nilesh nils nilufar nimco nimo ninel ninna ninni nino nirmala nis nisa nisha nithya nitin
    nivi nivikka nivin nizar njål nkechi nneka noa noel noelia noemi nolan nollie nomi noomi noor noora nora-marie
    norbert noreen norma norman normund normunds noura nouran noé noémi nuh nuka nuno nur nura nuran nuray nurhan
    nuri nuria nurten nusret nuša nyema nynne nóra oana oanh obinna octavian océane oda odd oddbjørn oddný odeta
    odette odysseas ofelia oighrig oihane oisin oksana oktawia olaug olav oleg oleh oleksandra oleksii olenka olesia
    olesya olfert olga-marie olha olimpia olina oline olivera olivier oliwia ollie olof olov oluf olumide oluwaseun
    olya omer omid ondrej onur oona ophelia orestis orhan oriol orla orlando ornella orsolya ortwin osama osgar osip
    oskars ossian ostap osvald oswald othman otilia otis otto oumar oumayma oumou ousmane ovidiu owain owen owusu
    oxana oya ozan ozge oznur pablo paddy padma padraig pam pamela panagiotis pancho paninnguaq paola paolo
    paraskevi parisa parvaneh parvathi parvez parwin pascale pasquale patricia patricio patrick patrik patrizia
    patrycja patryk paulette paulina paulius paulo pauls pavel pavle pavlina pavlo pavlos pawel paweł payam payman
    pedro peer peggy pelin penelope penny per-erik percy perla pernilla perry persis pervin petar pete peter-emil
    peteris petr petra petras petrea petri petrica petrine petro petros petru petrus petter petur petya phil
    philippa philippe phillip phillipa phoebe phong phuc phuong phyllis pieter pietro pilar pinar piotrek pipaluk
    pirkko pius piv pola polina polly pooja poula povl powel prabha pradeep prakash pramod pranav prasad prashant
    pratibha praveen predrag preeti prem priscilla pritha priyanka przemek przemyslaw przemysław pyry pál qais qasim
    qiang quan quang quentin quinn quoc qupanuk quyen quynh rabia rachid radek radha radka radmila radosław radovan
    radu rafael rafaela rafal rafał raffaele raffaella raffi rafi rafiq ragna ragnar ragnheiður ragnhild rahel rahim
    rahima rahma raili raimo raimonda raimonds rainer raisa raivis raj raja rajan rajani rajesh rajiv rakel rakesh
    ralph raluca rama ramadan ramazan ramesh rami ramiro ramiz ramona ramunas ramune ramón randi rania ranjit raoul
    raphael raphaël raquel rasa rasheed rashid rashida rashmi rasim rasmine rasul ratko rattana rauf raul ravi ravin
    rawan ray raya rayan raymond raymonda razan raziye razvan raúl rea reba rebeca rebecka reda reem reg reggie
    regin regina regine regnar reham reidar reidun reima rein reinaldo reine reinert reinhard reinhold reinis rekha
    remigijus remigiusz remzi renata renate renato rene renee renske renu rené renée reto reuben rexhep reynir rezan
    rhea rhian rhiannon rhoda rhona rhys ria rian ricarda ricardo riccardo richarda rick ricki rickie ricky rie riem
    rifat rigmor riham rihanna rihards riina riitta rijad rika rikard rikardo rikki rima rimantas rimma rina ringo
    rino risto rita-marie ritu ritva riyad rizwan roar rob robban robbie robel roberta roberts robyn rocco rocio
    rocío rod rodel roderick rodica rodney rodolfo rodrigo roger rogier rogério rohan rohit roisin rojda rojin rokas
    roksana roland rolandas rolande rolando rolands rolf-erik romain roman romana romane romano romeo romina romy
    ron ronald ronan roni ronni ronnie ronny rory rosalia rosalie rosalind rosalinda rosamund rosanna rosanne
    rosario roseanne roselyn rosemarie rosemary roshan rosie rosita roslyn ross rossana rossella roswitha rowan
    rowena roxana roxane roxanne roy roya roza rozalia rozerin rozita rrahman rrezarta ruba rubina rudi rudolf
    rudolph rudy rufus rui rukhsana rukiye rumen runa rune rupert ruslan ruslana rusne russell rut ruta ruth-marie
    ruxandra ryan ryszard régis réka rémi rósa rúna rúni răzvan rūta saad saara saba sabah sabahat sabiha sabin
    sabira sabri sabria sacha sachin sadaf sadia sadik sadiq saed saeed safa safia safiya saga sagal sahar sahara
    sahra saida saif sait sajid sajida sakari sakina salah salam saleh salem saliha salim salima salina salman
    salome salomon salomé salvador salvatore samad samantha samar samara sameer sami samia samiha samina samir
    samira-marie samo sampo samra samrawit samson samy sana sanaa sanam sandeep sander sandi sandie sandis sandor
    sandro sandy sanela sangeetha sania sanita sanja sanjay sanjeev sanna sanni sannie santa santeri santiago
    santosh saoirse sapna sarai saranya saraswathi sardar sarina sarita sasa sascha sasha satish satu saul saule
    saulius sava savannah savas saverio savvas sayed sayeed saša scarlett scott sead seamus sean sebastien seda
    sedat sedigheh seema sefa segal seher seid sejad sekou selam selcuk selda selena selene selim selin selina selva
    selvi semih semir semira semra sena senad senada senait senay sepideh seraina serap serdar serena serge sergei
    sergej sergey serghei sergio sergiu serhat serhii serkan serpil serwa seth seun sevda severin severine sevgi
    sevil sevim sevinc seyed seyma shabana shabnam shadi shadia shafiq shagufta shahad shahid shahida shahla shahram
    shahrzad shaima shaip shaista shakil shakila shakir shakira shams shamsa shane shannon shanti sharif sharifa
    sharmila sharon shaun shauna shawn shayan shazia shefqet shelby shelley shereen sherif sherin sheryl shilpa
    shirin shirley shiva shivani shkelzen shmuel shoaib shpresa shqipe shreya shukri shweta shyam siamak sian sib
    sibel sid siddharth sidney sidonie sidra sidse siegfried sif siff sigfred sigga sigita signe-marie signý
    sigurjón sigurlaug sigurður sigvald sigvard siham siim siiri sila silan silva silvana silvia silvie silvija
    silvio silviu simao simas simeon simge simin simo simona simonas simonetta simran simret simón sinan sinead
    sinem siobhan siri-marie siriporn sirpa sisse sissel sissi sita sitara siv sivakumar sixten skender skirmante
    skjold skye slavica slavka slawek slawomir slobodan smilla sneha snejana snezana snezhana snjezana snorre snorri
    sofian sofie-amalie sofiia sofiya sofus sofía sohaib sohail soheila sol-britt solange soledad solfrid solomon
    solrun solvei solvej solvejg soma somchai somjai sonal sondre sonia sonja-marie sonny sophus soran soraya soren
    sorin sorina souad soufiane spencer spiros spyros srdjan srinivas stacey stan stanislav stanislava stanislaw
    stanisław stanka stanko stanley stavros steen-erik stefani stefania stefanie stefano stefanos steffan steffi
    steinar steinunn stela stelian stella stepan stephania stephen steve steven stewart stian stina stinna stinne
    stoyan stuart sture suad subash subhi suda sudabeh sudha sue suhaib suhail suhaila suheyla suhur sujatha sukaina
    suleiman sulejman suleyman suma sumalee suman sumaya sumeyye sumit summer sundar sune sune-marie sunee sunil
    sunita supaporn suresh surya susana susann susanna-marie sushma susi susie susse sussi suvi suzan suzana suzanne
    suzette svante sven-erik svenja svenn svenne svenning sverre sverri svetla svetoslav svitlana swati sybil sydney
    syed sylva sylvain sylvana sylvi sylvia sylvie sylwester sylwia synne synnøve syuzanna szabolcs szilvia szymon
    sándor sébastien séverine sílvia søren-peter søs súsanna süheyla süleyman sławomir tabea tabita tabitha tadas
    tadeusz tage taha taher tahir tahira taimi taina takashi takis tala talal talha talia talina tallulah talwar
    tamam tamara tamer tamim tamina tammy tamsin tamás taner tania tanisha tannaz tanya tapani tara taras tarek
    targol tarik tariq-ali tarja taru taryn tasha tasnim tassilo tatjana tatsiana tatyana tayfun taylor tayyip ted
    teddy teemu teja tejas tekle telma temesgen temur tendai tenna tenna-marie teodor teodora teodoro teppo tere
    terence terese teresia terje terkel terrence terri terry teréz teréza tesfay tess tessa tetiana tetyana tewodros
    thabo thais thalia thamer thandi thang thanh thanos thao tharin tharshini thea-marie theis thekla thelma themba
    theodora theodoros therese theresia thiago thibault thien thierry thijs thilde thilo thinh thit thivya thoa
    thomasine thora-marie thorben thorbjörg thorbjörn thordis thore thorfinn thorgeir thorgils thorir thorkil
    thorleif thorsten thorvald thuan thue thule thushara thuy thyge thyra théo thérèse tia tiago tiana tiara tibor
    tida tiffany tihana tiina tiit tijana tilda tilla tilly tilmann tim-ole timea timm timmi timmy timo timothy
    timur tina-marie tinatin tinka tinna tinne tino tinus tirill tito titus tiziana tjark tjorven toan tobi toby
    todd todor toivo toke tom-erik toma tomas tomasz tomek tomica tomislav tommaso tomás tomáš toni tonje tonni
    tonny tony topi tor tora torbjörn torbjørn tord tordis torfinn torgeir torgunn toril torill torkel torkil
    torkild torleif torolf torstein torsten torunn torvald tosca toussaint tove-marie tracey tracy trajan tran
    trausti trent trevor triin trina trinh trish tristan troels-erik trond trude trudi truels truls trung trygve
    tsega tsegay tsering tsvetan tuan tudor tudur tugba tuija tuire tula tunde tuomas tuomo turan turgay turid
    turkan turpin tuulikki tuva tuvia tuyen tuyet tycho tyge tyler tyra tyrone tzvetelina tülay tülin ubah uche uffe
    ugne ugo ugur uldis ulf-erik ulfar uliana ulises ulla-britt ulrica ulrich ulrika ulrike ulyana uma umair umar
    umberto ume umesh umit umut una urooj ursula urszula usama uschi usman uta ute uwe uyen uzma vaclav vadim vagn
    vahid vaida vaidas vaidotas vaiva valbona valborg valdas valdis valentin valentino valentyna valeria valerie
    valeriia valerij valeriu valery valeska valgerður valmir valmira valon valter valtteri vanda vania vanja varun
    vasanthi vasco vasil vasile vasileios vasilena vasilica vasiliki vasyl vedran veena vega vegard velibor velid
    velma venera venkat verena verica verity verna vernon verónica vesna vessela vetle viacheslav vibe vicente vicki
    vickie vicky vico victorine vidar vidas vidya viera viesturs viet vigdis vigdís vigfus viggo-emil vija vijay
    vijaya vikas vikki vikram viktor-emil viktorie viktoriia viktorija vilde vilfred vilgot vilhelmina vilhelmine
    vilija vilius viljar ville villemo villum vilmar vimala vince vincenzo vinh vini vinnie vinod violet violeta
    violetta viorel viorica vira virgil virgilijus virginia virginie virpi visar vishal vita vitali vitalie vitalii
    vitalij vitas vitor vittoria vittorio vitus vivek vivi-ann vivianne vivienne vjekoslav vjosa vlad vladan
    vladislav vladislava vladyslav vlasta vlatka vlora vojtech volkan volker volodymyr vuk vyacheslav vytas vytautas
    wadim wael wafa waheed wahid wahida waldemar waleed wally walther wanda wanida wanja warda warren waseem wassim
    wayne wei wenche wendela wendell wendy wera weronika wesley whitney wibke widad wiebe wiebke wieland wieslaw
    wiesława wiktor wilai wilbur wilfred wilfried wilhelm wilhelmina willa willi willie wilma wim winfried winie
    winifred winnie winston witold wladyslaw wojciech wojtek wolfgang wolfram wouter wyatt władysław włodzimierz
    xander xaver xavier xenia xheni xhevdet xiao ximena xin xochitl xuan yaa yaara yadira yael yahya yair yakup yana
    yanis yann yannick yannik yara yaroslav yaroslava yasar yaseen yasemin yaser yash yasin yasir yasmeen yasmina
    yasser yassin yassine yavuz yehia yelena yelyzaveta yemi yevgen yevhen yevheniia yiannis yigit yildiz yilmaz
    ylva ymer yngve yoana yoav yogesh yohannes yoko yolanda yolande yonas yonatan yonca yonis yordan yordanos yosef
    yousef yousra youssef youssra yousuf yrsa yuki yuko yulia yuliia yuliya yun yunus yuri yurii yuriy yury yusra
    yves yvette yvonne-marie yücel zachariah zachary zack zad zafar zafer zahid zahida zainabu zaira zakaria
    zakariya zaki zakia zana zanda zane zaneta zarah zareena zarina zaynab zbigniew zbyszek zdenek zdenka zdzislaw
    zehra zeina zeinab zekarias zeki zelda zelia zeliha zeljka zelma zena zenab zenia zenobia zenon zerina zia ziad
    zijad zilvinas zina zinaida zita zivile ziya ziyad zlata zlatan zlatko zoe zofia zohra zoltan zoltán zora zoran
    zoriana zorica zosia zoya zoé zsofia zsolt zsuzsa zsuzsanna zubair zuhair zuhal zuhra zuleyha zulma zuza zuzana
    zuzanna zvonimir zvonko zygmunt ánges åsa åshild åslaug åsmund ægir çağlar çigdem édouard émile étienne ólafur
    ömer önder örn öykü özge özgür özkan özlem øjvind ørjan ørnulf østen øyvind ümit ünal þorsteinn þóra þórður
    łukasz şahin željko žydrūnas ștefan
    """
)

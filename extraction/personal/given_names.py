"""Given names from many languages, written down for this purpose (common knowledge); lower case.

They add to ``words.GIVEN_NAMES``, the commonest in Denmark.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words between the blanks of a text."""
    return frozenset(text.split())


MORE_GIVEN_NAMES = word_set(
    """
    abbas abdallah abdirahman abdulkadir abdullah abelone abigail achmed adele adem adil aditya adrian adriana agata
    agathe agneta agnieszka ahlam aida aiko ailsa aino aishwarya ajla aksel akua alaa alan alba alberte alberto
    albin aldona alejandra alejandro aleksandar aleksander aleksandra aleksandrs alena alessandra alessandro alessio
    alexandre alexandros alexandru alexia alexis alfons alia alicja alisa aliya allison almira aloysius altin alva
    alvaro alvin amaia amal amalia amar amara amelia amelie amin aminata amine amna amrita anahita anastasia
    anastasija anatole ander andreea andrei andrej andrejs andris andrius andrzej andrés aneta angel angelica
    angelika angelina angelos angus anh ania anika anil anisa anissa anker annabel annabella anne-lise anne-mette
    anne-sofie anneli annelie annelies anneline annelouise annemette annemieke annesofie anouk ansgar antje antoine
    antonella antonia antonio antonis anya aoife arash archibald ardit arek ari arild arja arjun armin arnaud aron
    artem artur arturas arturo arunas arvid arvind aryan asbjørn ashley ashok aslak aslaug asma asmaa asmus assad
    astri athena atle aud audrey augusta augustin aurelia aurora auður axel ayaan ayan ayla aylin ayman ayub aziz
    aziza azra balint baltazar barbara barbro bart bartholomew bartosz bashir basma bassam bastian beata beate
    beatrice beatrix beatriz bedrich begoña behrouz belinda bella benedicta benedicte benjamín benny berge
    bernadette bernard bernd bernhard bernt berta bertel bertha bertil bertram beth betina betty bhavna bianca bilal
    birger birgith birgitt birgitta birk birna birute björk björn blanca blerim boban bogdan bohdan boris borys
    bozena brad bradley branko brenda brendan brianna bridget brigitte brit britney bronwen bruce bryan brynjar
    burak caitlin calle calum camille camilo candice caren caritas carlo carlos carmel carmen carol carole carolyn
    cassandra catalina catarina catharina cathrine catrine cecilia celeste celia cemal cemile chantal charles
    charlie charlott chiara chidi chinedu chloe christa christel christiane christianna christoph christophe
    christos christy cian ciara cihan cilla cille clarissa claude claudio clemens clement clive colette colin connor
    conor conrad constance constantin constantina cordelia corinna cornelia cornelius costas costel craig crina
    cristian cristiano cynthia cyril cyrus czeslaw cédric céline dace dalia damian damir damjan dana dania danica
    daniele danielle danijel danil danilo danka danuta daria darius dariusz darko darren darya daud davide davit
    dawid dawn dean debbie deborah declan deepak deirdre delia demetrios denisa denise derek desirée desmond despina
    detlef diako diane dianna didier diego dilan dilek dima dimitar dimitra dimitri dimitrios dimitris dina dinah
    dinesh dino ditlev divya dmitrij dmytro dogan dominic dominik dominika dominique donald donatas donna dora
    dorina doris dorit dorota dorothy dorrit douglas dragan dragana duarte dudley dumitru duncan dunja dusan dvora
    dylan dzenan ea eamon ebba ebru eckhard edda eddy edel edgar edgars edin edita edmund edna edo eduard eduardo
    edvin edward edwin edyta efrat egil egle eglė eileen eimear eir eirik eitan ekaterina ekrem elaine eleanor eleni
    eleonora elham elidia elie elijah elisabet elisabetta elise elizaveta elke ellie ellinor elliot elma elmer
    elmira elna elo elodie eloise elona elsa else-marie elsebet elsie elton elva elvin elvira elvis elwira elzbieta
    emanuel emanuela emel emelie emilia emiliano emilija emilio emin emina emine emir emmanuel emmeline ender enes
    enid eniola enisa enrico enrique enver eoin eric erica erich erin erkan erla erna ernestine ernesto erol ervin
    erwin esma esmeralda esmée esperanza esra esteban estela estelle estrid ethan etienne eugen eugene eugenia
    eugeniu eunice eva-maria evan evangelia evelina evelyn evelyne evgenia evy ewa ewan ewelina eyvind ezgi fabian
    fabio fabrizio fadila fadime fahad faheem faisal faiza falak fanny farhad farhan farid farida faris faruk farzad
    farzana fathi fatih fatoumata fatuma fausto fedor felicia felicitas felicity felipe fenja ferdi ferenc ferhat
    fernanda fernando ffion fia fie fiete filip filippa filippo filiz fiona firas firat flora florence florentina
    florian floriana flynn folke fouad frances francesca francesco francine francis francisca francisco franciszek
    franco francois franka franz franziska françois françoise fred freddie frederic frederica freek frej freya
    fridolin fridtjof friederike friedrich frits fritz frédéric fuad gabor gabriela gabriele gabriella gabrielle
    gaetano gail ganesh gareth gary gaspard gaute gavin gawel gediminas geert geir gemma gena genevieve geoff
    geoffrey georges georgi georgia georgiana georgina georgios gerald gerard gerardo gerd gerhard gerlinde germaine
    gerner gertrud gertrude ghada gheorghe gia giacomo gianni gideon gilbert giles gillian gina ginevra gintaras
    giorgio giorgos giovanna giovanni gisela gisle giulia giuseppe gjermund gladys glenn gloria gonzalo goran
    gordana gordon gorica gosia goya gracie graham grainne grażyna greg gregers gregor gregory grete gretel griet
    grigore gry grzegorz guillaume guillermo gulnara gulsen gunda gunilla gunn gunna gunter gurpreet gustaf gustavo
    gwen gwendolyn gyda gytis györgy gísli gözde gøran gøsta güler günter günther haakon habib habiba hafsa haico
    haidar haider haiko hakan hakim haldis halfdan halil halima halina hallur halvor halyna hamdi hamed hamid hamida
    hamsa hanadi hanan haneen hanna-maria hannah-marie hannes hannibal hansi hanspeter harish harjit harold harpreet
    harriet hartmut hartvig haruki hasna hatem hava havva hawa haya hazal heba hector hedda hedvig hedwig heike
    heikki heine heiner heinrich heinz helgi heli hella helmer helmut heloise helvi hend hengameh henny henri
    henrieta henriks henryk herbert herborg heribert herluf herman hermann hermod hermína hidayet hilary hilda hilde
    hildegard hiram hiromi hirsi hisham hjalmar hjalte hjördis hoang hoda holger holly homa honorata horatio horia
    horst hosein hossein houda howard hubert huda hugh hugo hulda huy hynek höskuldur hüseyin iain ian ibtisam
    ida-marie idun idunn ieva ifrah ignacio ignas igor ijaz ikram ilaria ildiko ildikó ilhaam ilhan ilka ilona ilse
    imad iman imane imke imran ina inaya indira ineke ines ingeborg ingeburg ingemann inger-lise ingmar ingo ingolf
    ingri ingrida ingunn ingvar ingvild inho inigo inna inta inés ioan ionut iosif ipek iqra irem irena irfan iria
    irma irmelin irmgard isa isaac isabel isabell isabelle isak ishaq isidora isidore iskender isla ismahan ismet
    isolde israa istvan istván itziar iva ivana ivaylo iveta ivo ivonne iwan iwona izabela izumi izzat iñigo jaakko
    jaap jabir jacek jacinta jackie jacqueline jacques jadranka jadwiga jafar jaime jakub jalal jamal jameela jamel
    jamie jamil jamila janet janez janice janika janina janis jannah jannat jannick jannie jannik janos jaqueline
    jara jarek jarl jarmila jaromir jaroslav jaroslaw jasmina jason javed javier jawad jay jaya jayden jayesh
    jean-luc jeanet jeff jeffrey jehona jelena jelle jemima jenna jennie jennifer jens-ole jens-peter jeremiah
    jeremy jerome jerzy jesús jhon jihad jill jillian jimena jimmi jimmie jimmy jin jindrich jiri jo joana joanne
    joao joaquin jocelyn jochen jodie joe joel joelle joey johann johannes john-erik johnni jonah jonatan jonna
    jonny joost jorge jorgen jorid joris jorun josefa josephine joshua josie josip josé jovan jovana joy joyce jozef
    joão juan juana judith judy juha juhani jukka jule jules juliana juliane juliet julieta juliette julija julita
    julián junaid jurate jurgen jurgita juris jussi justas justin justina justine justyna jutta jáki jákup jóannes
    jógvan jón jóna jørund jürgen kaan kacper kadir kadri kai kaia kaisa kaja kajsa kalina kalle kaltrina kamila
    kamilė kamran kanan kanwal karam karen-marie kari karim karima karla-marie karlis karlo karol karolin karolina
    karolis kasandra kaspars kastriot kata katarina kateryna kateřina katharine katherine kathleen kathryn kathy
    katie katinka katka katlin katri katrin katrina katya kaya kazimiera kazimierz keenan keiko keith kelly kemal
    ken kenan kenn kenni kenny kerem kerime kerry kerstin kerttu keshia ketil keven khadija khadra khaled khalil
    khanh kiara kieran kiki kikki kilian kimberly kimmie kinga kinnie kiran kirsi kirstin kirsty kit kitt kitte
    kitty kjartan kjell kjersti klaas klaudia klavs klement knut koen konrad konstantin konstantinos konstanze koray
    kornelia korneliusz kostas kresta kresten kris krishna krista kristaps kristen kristijan kristin kristinn
    kristjan kristjana kristof kristín kristóf krisztian krisztina krystian krystyna kshitij kuba kubilay kunal kyle
    kyriakos kyrre käthe kåre ladislav laila lailah lajla lakshmi lalita lamin lana lara larissa larry lars-erik
    larysa lasma lasse-emil laszlo latifa latoya lauren laurence laurent laurids laurie laurine lauris laust laxmi
    layal layla lea leah leander leandro leanne lech lei leif-erik leila leilani leith lejla lenette lenka lennart
    lennie lennon leona leonard leonardo leonel leoni leonidas leonie leonora leopold leroy leslaw lesley leszek
    leticia lev levente levi lewis lia liam liana lianne libby licia lidija lidiya lieke lien ligia lilah lili
    lilija lilja lilla lilli lillian lilly lilya lin linas linett linette linh linn linnea lino linus lionel lisanne
    lise-lotte liselott lisette lissi lissie liubov livia livija liza lizette lizzie ljiljana ljubica ljubomir
    llewellyn logan lola lorena lorenz lorenzo loreta loretta lori lorraine lothar lottie lou louis louisa lourdes
    lovisa lowri loïc luan luana lubna lucian luciana luciano lucie lucija lucille lucjan lucretia ludmila ludmilla
    ludovic ludvík ludwig luigi luisa luiz lujain lukasz lukáš lulu lur lutz luz luís lydia lykke lyle lyn lynda
    lynette lynn lyuba lyubov lyudmyla lászló maarten maciej madalina maddalena madeleine madelyn madina madis
    madison maeve magali magda magdalena magdalene maggie magne magnhild magni magnús maha mahdi mahesh mahmut
    mahnaz mahsa mahtab mai mai-britt maibrit maibritt maiju maike maiken mailis maja-lisa majbrit majbritt majed
    majken makayla maksim maksym malaika malak malalai malcolm malek malgorzata mali malik malika malin malina malka
    malthe malwina mamadou manal manar mandana mandeep mandy manel manfred manish manja manoj manon mansour mansur
    manuel manuela marc marcel marcela marcelina marcella marcello marcelo marcia marcin marco marcos marcus marek
    maren margaret margareta margarete margarethe margarita margaux marge marged margherita margit margot margrete
    margrethe margus marharyta mari maria-louise mariama mariana mariane mariann marianna mariano maribel
    marie-louise marieke mariella marielle mariette marija marijana marijke marika mariken marilena marilou marilyn
    marinela marinus marion marios mariota marisa marisol marissa marit marita mariusz mariya marja marjan marjeta
    marjo marjolein marjorie markku marko marleen marlies marloes marlon marlou marlow marna marquis marta marten
    martijn martina martinas martine martins martta marwa marwan maryam maryan maryia marzena marzia maría masha
    masoud massimo matei matej mateja mateo matheo matheus mathieu mathijs mathis mati matias matija matilda mats
    matt mattea matteo matthias matthijs matti mattias mattis maud maureen maurice mauricio maurits mauro maurycy
    mavis maxim maxime maximilian maxwell mayar maysa mazen małgorzata mechthild medina medine megan meghan mehran
    mehrdad mei meike meinert melanie melek meliha melina melinda melisa melissa melita melody melvin mercedes mercy
    meri meriam meriem merima merja merle merlin meryem meta mette-marie mia-louise micha michaela michal michala
    michalis michaël michał michel michela michele micheline mick mickey micky midas mie miguel mihaela mihai mihail
    mihajlo mika mikaela mikala mikhail mikkeline miklos mikołaj milad milan milana milda milena miles milica milka
    milla millicent millie milo milos miloš milton milutin mimi mindaugas minerva ming minh minna minnie mirabel
    miran miranda miray mireille mirek mirela mirella miren miriam mirja mirka mirko mirna miroslav miroslava
    mirosław mirza mischa misha mitch mitchell mitja mitra mitzi moa modestas mohamud mohini mohsen mohsin moira
    moises molly momo monique monir monira morag morgan moritz moses moshe mostafa mubarak muhamed muhammed muna
    munira murad murat muriel murtaza musa mustafe mychajlo mykhailo mykola myriam myrna myrtle myrto máire márton
    naaja nabil nabila nada nadeem nader nadezhda nadim nadin nadine nadiya nadja naftali nagore nahid nahla naim
    naima najat najib najma namrata nana nancy nanda nanette naomi narcisa narges narin nasim nasima nasir nasra
    nasreen nasrin nastasia natacha natali nataliia natalija nataliya natasza nataša nathalie nathan nathaniel
    natálie navid nawal nayab nazanin nazim nazli nebojsa necla neda nedim nedret neha neil nela nele nell nellie
    nelly nelson nena nenad neringa nermin nesrin nesrine nestor neve nevena nevin nevzat nguyen nick nicki nickie
    nickolaj nicky nico nicola nicolae nicolaj nicoleta nicolette nicoline niculina nidal niels-erik niels-henrik
    niels-jørgen niels-ole nigel nihad nihal nihat nika niki nikica nikol nikola nikolas nikolett nikolina nikoline
    nikos nilay nils nilufar nimo ninel ninna ninni nino nirmala nisa nisha nitin nivin njål noa noelia noemi nolan
    nollie nomi noomi noor noora nora-marie norbert noreen norma norman normund noura nouran noé noémi nuka nuno nur
    nura nuran nuray nurhan nuri nuria nuša nyema nynne nóra océane oda odd oddbjørn oddný odeta odette odysseas
    ofelia oighrig oihane oisin oksana oktawia olaug olav oleg oleh oleksii olenka olesia olesya olfert olga-marie
    olimpia olina oline olivera olivier ollie olof olov oluf olumide olya omer omid ondrej onur oona ophelia orestis
    oriol orla orlando ornella orsolya ortwin osama osgar osip oskars ossian osvald oswald othman otilia otis otto
    oumar oumayma owain owen owusu oxana oya ozan ozge pablo padma padraig pamela panagiotis pancho paola paolo
    paraskevi parisa parvaneh parvez parwin pascale pasquale patricia patricio patrick patrik patrizia patrycja
    patryk paulette paulina paulius pauls pavel pavle pavlina pavlo pavlos pawel paweł payam pedro peer peggy pelin
    penelope penny per-erik perla pernilla perry persis pervin petar pete peter-emil petr petra petras petri petrine
    petros petru petrus petter petur petya philippa philippe phillip phillipa phoebe phuong phyllis pieter pietro
    pilar pinar piotrek pirkko pius piv poula povl powel prakash pranav preeti prem priscilla pritha priyanka
    przemek przemysław pyry pál qais qasim quang quentin quinn quoc rachid radek radha radka radmila radosław radu
    rafael rafaela rafal rafał raffaele raffaella raffi rafi ragna ragnar ragnheiður ragnhild rahel rahim rahima
    rahma raili raimo raimonda raimonds rainer raisa raj raja rajesh rajiv rakel raluca rama ramadan ramazan ramesh
    rami ramiro ramiz ramona ramunas ramune ramón randi rania ranjit raoul raphael raphaël raquel rasa rasheed
    rashid rashida rasim rasmine rasul ratko rauf raul ravi ravin rawan ray raya raymond raymonda razan raziye rea
    reba rebeca rebecka reda reem regina regine regnar reham reidar reidun reima rein reinaldo reine reinert
    reinhard reinhold reinis remigijus remigiusz remzi renata renate renato renee renske rené renée reto reuben
    rexhep reynir rezan rhea rhian rhiannon rhoda rhys ria rian ricarda ricardo riccardo richarda rick ricki rickie
    ricky rie riem rifat rigmor riham rihanna riina riitta rijad rika rikard rikardo rikki rima rimantas rimma rina
    ringo rino risto rita-marie ritva riyad rizwan roar robban robbie roberta roberts robyn rocco rocio roderick
    rodica rodney rodolfo rodrigo roger rogier rohan rohit roisin roksana roland rolandas rolande rolando rolands
    rolf-erik romain romana romane romano romeo romina romy ronald ronan roni ronni ronnie ronny rosalia rosalie
    rosalind rosamund rosanna rosanne rosario roseanne roselyn rosemarie rosemary rosie roslyn ross rossana rossella
    roswitha roxana roxane roxanne roya roza rozalia rozita rubina rudi rudolf rudolph rudy rufus rui rukhsana
    rukiye rumen runa rune rupert ruslan rusne russell ruta ruth-marie ruxandra ryan ryszard régis réka rémi rósa
    rúna saad saara saba sabah sabahat sabiha sabin sabira sabri sabria sacha sadaf sadia sadiq saed saeed safa
    safia safiya sagal sahar sahara sahra saida saif sajid sajida sakari sakina salah salam saleh salem saliha salim
    salima salina salman salome salomon salomé salvador salvatore samad samantha samar samara sameer samia samiha
    samina samir samira-marie samo sampo samra samson samy sana sanaa sanam sander sandi sandie sandor sandro sandy
    sanela sania sanja sanjay sanjeev sanna sanni sannie santa santeri santiago saoirse sapna sarai saranya sarina
    sascha sasha satu saul saule saulius sava savannah savas saverio savvas sayed sayeed scarlett scott seamus sean
    sebastien seda sedat sedigheh sefa segal seher seid selam selcuk selda selena selene selim selin selina selva
    selvi semih semira sena senad senay sepideh seraina serap serdar serge sergei sergej sergey serghei sergio
    serhat serhii serpil serwa sevda severin severine sevgi sevil sevim sevinc seyed seyma shabana shabnam shadi
    shadia shafiq shagufta shahid shahida shahla shahram shahrzad shaima shaista shakil shakila shakir shakira shams
    shamsa shane shanti sharif sharifa sharmila sharon shaun shauna shawn shayan shazia shelby shelley shereen
    sherif sherin sheryl shirin shirley shiva shivani shmuel shoaib shpresa shqipe shyam siamak sian sib sibel
    siddharth sidonie sidra sidse siegfried sif siff signe-marie signý sigurlaug sigurður sigvard siham siim siiri
    sila silva silvana silvia silvie silvija silvio simao simas simeon simge simin simo simona simonas simonetta
    simran simón sinan sinead sinem siobhan siri-marie sirpa sisse sissel sissi sitara siv sixten skirmante skye
    slavica slavka slawomir slobodan smilla snejana snezana snezhana snjezana snorre snorri sofian sofie-amalie
    sofiya sofus sofía sohaib sohail soheila sol-britt solange soledad solfrid solrun solvei solvej soma sondre
    sonia sonja-marie sonny sophus soraya soren sorin sorina souad soufiane spencer spiros spyros stacey stanislav
    stanislava stanisław stanka stanley stavros steen-erik stefani stefania stefanie stefanos steffan steffi steinar
    steinunn stela stelian stella stephania stephen steve steven stewart stian stina stinne stoyan stuart sture
    subhi sudabeh sue suhaib suhail suhaila suheyla sukaina suleiman suleyman suma suman sumaya sumeyye sumit summer
    sune sune-marie sunil sunita suresh susana susann susanna-marie susi susie susse sussi suvi suzan suzana suzanne
    suzette sven-erik svenja svenn sverre svetla svetoslav svitlana sybil sydney syed sylva sylvain sylvana sylvi
    sylvia sylvie sylwester sylwia synne synnøve syuzanna szabolcs szilvia szymon sándor sébastien séverine sílvia
    søren-peter søs süleyman sławomir tabea tabita tabitha tadas tadeusz taha taher tahir tahira taimi taina takis
    tala talal talha talia talina tallulah talwar tamam tamara tamer tamim tamina tammy tamás taner tania tanisha
    tannaz tanya tapani tara tarek targol tarik tariq-ali tarja taru taryn tasha tasnim tassilo tatjana tatsiana
    tayfun taylor teddy teemu teja tejas telma temur tenna tenna-marie teodor teodora teodoro teppo tere terese
    teresia terje terkel terrence terri terry teréz teréza tess tessa tetiana tetyana tewodros thais thalia thamer
    thanh thanos tharin thea-marie theis thekla thelma theodora theodoros therese theresia thibault thierry thijs
    thilde thilo thomasine thora-marie thorben thorbjörg thorbjörn thordis thore thorfinn thorgeir thorgils thorir
    thorkil thorleif thorsten thorvald thue thule thuy thyge thyra théo thérèse tia tiago tiana tiara tibor tida
    tiffany tihana tiina tiit tijana tilda tilla tilly tilmann tim-ole timea timm timmi timmy timo timothy timur
    tina-marie tinatin tinka tinna tino tinus tirill tito titus tiziana tjark tjorven tobi toby todd todor toivo
    tom-erik toma tomas tomasz tomica tomislav tommaso tomás tomáš toni tonje tonni tonny tony topi tor tora
    torbjörn torbjørn tord tordis torfinn torgeir torgunn toril torill torkel torkil torkild torleif torolf torstein
    torsten torunn torvald tosca toussaint tove-marie tracey tracy trajan tran trausti trent trevor triin trina
    trinh trish tristan troels-erik trond trude trudi truels truls trygve tsering tsvetan tuan tudor tudur tuija
    tuire tula tuomas tuomo turgay turid turkan turpin tuulikki tuva tuvia tycho tyge tyler tyra tyrone tzvetelina
    tülay ubah uffe ugne ugo ugur ulf-erik ulfar uliana ulises ulla-britt ulrica ulrich ulrika ulrike ulyana uma
    umair umar umberto ume umit umut una ursula usama uschi uta ute uwe uzma vaclav vadim vagn vahid vaida vaidas
    vaidotas vaiva valborg valdas valentin valentino valentyna valeria valerie valeriia valerij valeriu valeska
    valgerður valmir valter valtteri vanda vania vanja varun vasco vasil vasile vasileios vasilena vasiliki vasyl
    vedran vega vegard velibor velma venera verena verica verity verna vernon verónica vesna vessela vetle
    viacheslav vicente vicki vickie vicky vico victorine vidar vidas viera viet vigdis vigdís vigfus viggo-emil
    vijay vikas vikki viktor-emil viktorie viktorija vilde vilfred vilgot vilhelmina vilija viljar ville villemo
    villum vilmar vincenzo vinh vini vinnie vinod violet violeta violetta virgil virgilijus virginia virginie virpi
    vita vitali vitalie vitalii vitalij vitas vitor vittoria vittorio vitus vivek vivi-ann vivianne vivienne
    vjekoslav vlad vladan vladislav vladislava vlasta vlatka vojtech volkan volker volodymyr vuk vyacheslav vytas
    vytautas wadim wael wafa waheed wahid wahida waldemar waleed walther wanda wanja waseem wassim wayne wei wenche
    wendela wendell wendy wera weronika wesley whitney wibke widad wiebe wiebke wieland wieslaw wiesława wiktor
    wilbur wilfred wilfried wilhelm wilhelmina willa willi willie wilma wim winfried winie winifred winnie winston
    witold wladyslaw wojciech wojtek wolfgang wolfram wouter wyatt władysław włodzimierz xander xaver xavier xenia
    xheni ximena xin xochitl yaara yadira yael yahya yair yakup yanis yann yannick yannik yara yaroslav yaroslava
    yasar yaseen yaser yash yasin yasir yasmeen yasmina yasser yassin yassine yavuz yehia yelena yelyzaveta yemi
    yevgen yevhen yevheniia yiannis yigit yildiz ylva ymer yngve yoana yoav yohannes yoko yolanda yolande yonatan
    yonca yordan yosef yousra youssef youssra yousuf yrsa yuki yulia yuliia yuliya yunus yuri yuriy yury yusra yves
    yvette yvonne-marie yücel zachariah zachary zack zad zafar zafer zahid zahida zaira zakaria zakariya zaki zakia
    zanda zaneta zarah zareena zarina zbigniew zdenek zdenka zdzislaw zehra zeina zeki zelda zelia zeliha zelma zena
    zenab zenia zenobia zenon zerina zia ziad zilvinas zina zinaida zita ziya ziyad zlata zlatan zlatko zoe zofia
    zohra zoltan zoltán zora zoran zorica zosia zoya zoé zsofia zsolt zsuzsa zsuzsanna zubair zuhair zuhal zuleyha
    zulma zuza zuzana zuzanna zvonimir zygmunt ánges åsa åshild åslaug åsmund ægir çağlar édouard émile étienne
    ólafur ömer önder örn öykü özlem øjvind ørjan ørnulf østen øyvind ümit ünal þóra þórður łukasz şahin
    """
)

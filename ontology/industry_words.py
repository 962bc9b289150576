"""Words that tell an industry, by section of NACE Rev. 2: branches, kinds of employers and some well-known employers.

Written by us, Danish and English, from general knowledge of what branches and employers are called. A word stands for
itself with its endings ("kommune": kommunen, kommunes); ``*word`` may also end a compound ("*skole": folkeskolen),
``word*`` begin one; ``=word`` stands as it is; one with a capital letter is found in capitals only ("DR").
"""

from __future__ import annotations

from collections.abc import Mapping

INDUSTRY_WORDS: Mapping[str, str] = {
    "A": (
        "landbrug*, *gartneri, planteskole, skovbrug*, *skovdistrikt, fiskeri, dambrug, pelsdyravl, svineproduktion, "
        "svineproducent, mælkeproducent, kvægbrug, planteavl, maskinstation, stutteri, agriculture, =farm, =farming, "
        "forestry, fishery, fishing, horticulture"
    ),
    "B": "råstofudvinding, grusgrav, boreplatform, olieudvinding, =mining, quarry, quarrying, oil extraction",
    "C": (
        "fremstilling, *fabrik, *fabrikker, =industri, *industrier, industrivirksomhed, produktionsvirksomhed, "
        "*bryggeri, bryghus, *slagteri, *mejeri, bageri, *værft, støberi, savværk, trykkeri, bogtrykkeri, *smedje, "
        "smedefirma, maskinværksted, medicinalvirksomhed, medicinalfirma, lægemiddelvirksomhed, biotek*, biotech, "
        "*pharma, biologics, robotics, fødevarer, fødevarevirksomhed, *producent, reparation og installation af "
        "maskiner, installation og reparation af maskiner, manufacturing, manufacturer, manufacture of, =factory, "
        "pharmaceutical, brewery, dairy, bakery, slaughterhouse, shipyard, foundry, printing house, medical devices, "
        "novo nordisk, lundbeck, novonesis, coloplast, demant, leo pharma, LEGO, grundfos, danfoss, vestas, "
        "siemens gamesa, arla, carlsberg, danish crown, velux, rockwool"
    ),
    "D": (
        "elforsyning, gasforsyning, varmeforsyning, energiforsyning, *fjernvarme, *varmeværk, *varmeværker, "
        "varmeselskab, elselskab, energiselskab, energivirksomhed, gasselskab, *kraftværk, =energi, =energy, "
        "*fjernvarmeforsyning, district heating, power plant, power station, electricity supply, "
        "ørsted, norlys, energinet"
    ),
    "E": (
        "vandforsyning, *vandværk, vandselskab, *spildevand, kloakforsyning, renseanlæg, *affald, affaldsselskab, "
        "affaldscenter, forbrændingsanlæg, genbrugsplads, genbrugsstation, renovationsselskab, *forsyningen, "
        "forsyningsselskab, forsyningsvirksomhed, water supply, water utility, wastewater, waste management, "
        "recycling, sewerage, utility company, HOFOR"
    ),
    "F": (
        "bygge og anlæg, bygge- og anlæg*, *entreprenør, entreprenørfirma, entreprenørvirksomhed, *entreprise, "
        "byggefirma, byggevirksomhed, byggeplads, byggepladser, opførelse af bygninger, tømrerfirma, tømrermester, "
        "murerfirma, murermester, malerfirma, malermester, elfirma, el-firma, *installatør, el-installation, "
        "elinstallation, vvs-firma, vvs, blikkenslager, kloakmester, stilladsfirma, anlægsgartner, tagdækkerfirma, "
        "construction, building contractor, building site, electrical contractor, plumbing, aarsleff, mt højgaard, NCC"
    ),
    "G": (
        "engroshandel, detailhandel, =handel, *tømmerhandel, trælast, byggemarked, byggecenter, *butik, *butikker, "
        "butikskæde, butikschef, butiksassistent, dagligvarer, dagligvarebutik, købmand, supermarked, varehus, "
        "stormagasin, boghandel, *forhandler, autohus, bilhus, autoværksted, *grossist, =engros, importør, "
        "importfirma, *import, webshop, netbutik, apotek, tankstation, kiosk, retail, retailer, wholesale, "
        "wholesaler, *store, *shop, supermarket, dealership, pharmacy, IKEA, netto, føtex, bilka, salling group, "
        "coop, superbrugsen, kvickly, rema 1000, lidl, matas, elgiganten, silvan, bauhaus"
    ),
    "H": (
        "transport, *godstransport, landtransport, søtransport, lufttransport, spedition, speditør, speditionsfirma, "
        "vognmand, vognmandsfirma, vognmandsforretning, fragtfirma, transportfirma, transportvirksomhed, *rederi, "
        "*shipping, *busser, busselskab, trafikselskab, taxa, taxi, *lufthavn, flyselskab, luftfartsselskab, =havn, "
        "færgeselskab, jernbane, togoperatør, metroselskab, *logistik, *logistics, lagerhotel, posthus, kurerfirma, "
        "budfirma, airport, airline, freight, haulage, railway, ferry, courier, bus company, warehousing, DSB, "
        "postnord, GLS, mærsk, maersk, DFDS, DSV, arriva, movia, banedanmark"
    ),
    "I": (
        "*hotel, *hoteller, *restaurant, restauration, =café, =cafe, =kro, vandrerhjem, campingplads, feriecenter, "
        "*kantine, =catering, cateringfirma, pizzeria, grillbar, værtshus, bistro, canteen, hostel"
    ),
    "J": (
        "*forlag, udgivelse, udgiver, *avis, *dagblad, ugeblad, tidsskrift, *bladet, bladhus, mediehus, tv-station, "
        "radiostation, filmselskab, pladeselskab, software, softwarehus, softwarefirma, softwareudvikling, "
        "it-virksomhed, it-firma, it-konsulent, it-konsulentvirksomhed, it-konsulenthus, it-rådgivning, "
        "informationsteknologi, computerprogrammering, webhosting, databehandling, telekommunikation, teleselskab, "
        "internetudbyder, datacenter, fintech, publisher, publishing, newspaper, broadcaster, broadcasting, telecom, "
        "telecommunications, computer programming, it services, it consultancy, DR, tv 2, gyldendal, egmont, "
        "politiken, berlingske, jyllands-posten, TDC, nuuday, KMD, netcompany, systematic"
    ),
    "K": (
        "=bank, =banken, *landbobank, *landsbank, *sparekasse, andelskasse, nationalbanken, pengeinstitut, "
        "pengeinstitutter, realkredit*, kreditforening, finansieringsselskab, leasingselskab, *pension, "
        "pensionskasse, pensionsselskab, *forsikring, forsikringsselskab, kapitalforvalt*, investeringsforening, "
        "investeringsselskab, kapitalfond, inkassofirma, finansiel*, =finans, corporate finance, insurance, insurer, "
        "pension fund, asset management, savings bank, mortgage, financial services, nordea, nykredit, sydbank, tryg, "
        "topdanmark, PFA, ATP"
    ),
    "L": (
        "*boligforening, *boligselskab, boligorganisation, boligfællesskab, ejerforening, andelsboligforening, "
        "almene boliger, udlejning af boliger, =boliger, fast ejendom, ejendomsselskab, ejendomsadministration, "
        "ejendomsmægler, boligadministration, real estate, housing association, property management, estate agent"
    ),
    "M": (
        "*rådgivning, rådgivende ingeniør, rådgivende, rådgivningsfirma, ingeniørfirma, ingeniørvirksomhed, "
        "arkitektvirksomhed, arkitektfirma, arkitekter, *tegnestue, advokat*, juridisk bistand, revisionsfirma, "
        "=revision, revisorer, konsulentvirksomhed, konsulentfirma, konsulenthus, konsulentbistand, analyseinstitut, "
        "analysefirma, forskning, forskningsinstitut, forskningscenter, *tænketank, *reklamebureau, "
        "kommunikationsbureau, webbureau, =bureau, =bureauet, public relations, public affairs, "
        "dyrlæge, dyreklinik, dyrehospital, oversættelse, oversættelsesbureau, designstudie, consulting, "
        "consultancy, consultants, law firm, lawyers, architects, accounting firm, auditors, advertising agency, "
        "communications agency, market research, research institute, think tank, translation agency, veterinary, "
        "COWI, rambøll, niras, sweco, deloitte, KPMG, PWC"
    ),
    "N": (
        "vikarbureau, rekruttering, rekrutteringsfirma, rekrutteringsbureau, arbejdsformidling, *rengøring, "
        "rengøringsfirma, rengøringsselskab, vagtselskab, vagtfirma, vagt og sikkerhed, *vægter*, rejsebureau, "
        "rejsearrangør, callcenter, kontaktcenter, ejendomsservice, udlejningsfirma, biludlejning, vinduespolering, "
        "recruitment, staffing agency, temp agency, executive search, cleaning company, cleaning services, "
        "security company, travel agency, tour operator, call center, facility management, ISS, securitas, G4S"
    ),
    "O": (
        "*kommune, kommuner, =region, =regionen, *ministerium, *ministeriet, *ministerier, departement, *styrelse, "
        "*styrelsen, *direktorat, *nævn, *nævnet, *nævnene*, offentlig forvaltning, *forvaltning, jobcenter, "
        "borgerservice, *politi, politikreds, forsvaret, domstol, byret, landsret, kriminalforsorg, *fængsel, "
        "skattevæsen, folketinget, beredskab, brandvæsen, udbetaling danmark, arbejdstilsynet, ambassade, "
        "rigsrevisionen, =amt, municipality, city council, ministry, government agency, danish agency, "
        "public administration, police, armed forces, law court, prison, embassy"
    ),
    "P": (
        "*undervisning, *skole, *skoler, *gymnasium, *gymnasie*, gymnasial*, *seminarium, *seminariet, *universitet, "
        "*universiteter, university, universities, erhvervsakademi, =akademi, =akademiet, *sprogcenter, kursuscenter, "
        "kursusvirksomhed, efteruddannelse, =kurser, uddannelsescenter, uddannelsesinstitution, VUC, AMU, STU, FGU, "
        "SFO, education, *school, college, driving school, academy, DTU, CBS, ITU, AAU, SDU, RUC"
    ),
    "Q": (
        "*hospital, *hospitaler, *sygehus, sundhedsvæsen, sundhedscenter, *klinik, *klinikken, lægehus, lægepraksis, "
        "speciallæge, tandlæge, tandpleje, *plejehjem, *plejecenter, *plejecentret, ældrecenter, *hjemmepleje, "
        "*sygepleje, hjemmehjælp, hospice, rehabilitering*, genoptræning*, fysioterapi, *psykiatri, *ambulatorium, "
        "sengeafsnit, døgninstitution*, *bosted, botilbud, døgntilbud, sociale foranstaltninger, sociale tjenester, "
        "*daginstitution, dagtilbud, *børnehave, *vuggestue, dagpleje, *børnehus, krisecenter, socialt arbejde, "
        "arbejdsmarkedsforanstaltning, beskæftigelsesindsats, PPR, clinic, nursing home, care home, healthcare, "
        "health care, home care, kindergarten, day care, nursery, dentist, medical centre, medical center, "
        "social services, social work, falck"
    ),
    "R": (
        "*museum, *museet, *museer, *teater, *teatret, *bibliotek, *arkiv, kunsthal, *galleri, *orkester, *opera, "
        "koncerthus, spillested, kulturhus, =kultur, kulturinstitution, kulturaktivitet*, *festival, forlystelse*, "
        "*biograf, =zoo, akvarium, idrætsforening, idrætscenter, svømmehal, sportsklub, *boldklub, =sport, "
        "fitnesscenter, theatre, theater, library, libraries, archive, gallery, orchestra, sports club, "
        "amusement park, tivoli"
    ),
    "S": (
        "*forening, foreninger, interesseorganisation*, *organisation, *organisationer, erhvervsorganisation*, "
        "=fagforening, fagforbund, *forbund, a-kasse, arbejdsløshedskasse, =fond, =fonden, nødhjælp*, røde kors, "
        "kræftens bekæmpelse, folkekirken, *kirke, *sogn, menighedsråd, provsti, politisk parti, frisør, vaskeri, "
        "renseri, bedemand, *retshjælp, frivilligcenter, trade union, association, charity, NGO, foundation, "
        "non-profit, church, red cross, hairdresser, laundry, political party, KL, dansk industri"
    ),
    "U": "FN, europa-kommissionen, europaparlamentet, NATO, UNICEF, OECD, united nations, european commission",
}
"""Section of NACE Rev. 2 -> its words, parted by ", "."""

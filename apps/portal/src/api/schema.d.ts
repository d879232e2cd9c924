// Written by npm run api:types; not by hand.
export interface paths {
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deze beschrijving, als OpenAPI 3.1 */
    get: operations['openapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/aanmelding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Namens wie u werkt
     * @description De organisatie, de hoedanigheid, de taak en de rollen die uit uw token volgen.
     */
    get: operations['toonAanmelding'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/partners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Organisaties die op de hub zijn aangesloten
     * @description Op naam gesorteerd. Filter op code of regio.
     */
    get: operations['lijstPartners'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beleidsversies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De versies van het beleid
     * @description Nieuwste eerst. Elke beslissing noemt de versie waaronder zij is genomen.
     */
    get: operations['lijstBeleidsversies'];
    put?: never;
    /**
     * Het beleid in de map van de hub voorstellen
     * @description Er verandert niets tot een andere medewerker het vaststelt.
     */
    post: operations['stelBeleidVoor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beleidsversies/{digest}/vaststellingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Voorgesteld beleid vaststellen
     * @description Geldt meteen: de eerstvolgende beslissing valt eronder. Niet door wie het voorstelde.
     */
    post: operations['stelBeleidVast'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/schemas/beleid': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** De schema’s van de bestanden van het beleid */
    get: operations['lijstBeleidschemas'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/schemas/beleid/{naam}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Een schema, als JSON Schema 2020-12
     * @description Zet dit adres in uw editor als schema van het bestand: dan vult hij aan en keurt hij terwijl u schrijft.
     */
    get: operations['leesBeleidschema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instrumenten': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De afspraken en hoe zij ervoor staan
     * @description Wat het eerst afloopt staat bovenaan. Een afspraak is zelf geen grond; een wet kan erom vragen.
     */
    get: operations['lijstInstrumenten'];
    put?: never;
    /**
     * Een afspraak in het register zetten
     * @description Telt pas mee als er getekend is. Het document zelf blijft bij de partijen; de hub bewaart zijn controlegetal.
     */
    post: operations['registreerInstrument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instrumenten/{id}/ondertekeningen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een afspraak ondertekenen
     * @description Namens uw organisatie. Een partij die niet tekende, doet nog niet mee. Een besluit op grond van Wpg 20 tekent alleen de politie.
     */
    post: operations['tekenInstrument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instrumenten/{id}/opschortingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een afspraak opschorten
     * @description Geldt meteen: de eerstvolgende beslissing telt haar niet meer mee.
     */
    post: operations['schortInstrumentOp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instrumenten/{id}/hervattingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een opgeschorte afspraak hervatten
     * @description Vanaf nu telt zij weer mee.
     */
    post: operations['hervatInstrument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instrumenten/{id}/beeindigingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een afspraak eerder laten eindigen
     * @description De laatste dag telt nog mee. Moet zij nu meteen stoppen, schort haar dan ook op.
     */
    post: operations['beeindigInstrument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De signalen van uw organisatie
     * @description Nieuwste eerst, zonder inhoud.
     */
    get: operations['lijstSignalen'];
    put?: never;
    /**
     * Een signaal melden
     * @description Slaat op wat uw organisatie mag vastleggen en zegt van de rest waarom niet en wat wel kan.
     */
    post: operations['meldSignaal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/_voorbeeld': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Vooraf zien wat wordt opgeslagen en gedeeld
     * @description Schrijft niets weg. Zegt per partner en per veld wat zou gaan, op welke grond, en waarom niet.
     */
    post: operations['toonVoorbeeldVanSignaal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Een eigen signaal inzien
     * @description Het inzien wordt vastgelegd voordat u de gegevens krijgt.
     */
    get: operations['toonSignaal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{id}/aanvullingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een signaal aanvullen
     * @description Nieuwe velden, betrokkenen of omstandigheden. Wat al is opgeslagen, blijft.
     */
    post: operations['vulSignaalAan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{id}/correcties': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een signaal verbeteren
     * @description Een nieuwe waarde voor een veld, of null om het veld weg te halen. Een nieuwe waarde wordt beoordeeld als bij het melden.
     */
    post: operations['verbeterSignaal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{id}/intrekkingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een signaal intrekken
     * @description Daarna krijgt niemand het meer. Wat eerder is gelezen, blijft vastgelegd.
     */
    post: operations['trekSignaalIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beslissingen/_proef': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mag ik dit delen?
     * @description Per partner en per soort gegeven het antwoord, waarom, en wat het verandert. Schrijft niets weg en vraagt geen persoonsgegevens.
     */
    post: operations['vraagVooraf'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{signaalId}/toestemmingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De toestemmingen bij een signaal
     * @description Zonder persoonsgegevens: wie, wat, waarvoor en tot wanneer.
     */
    get: operations['lijstToestemmingen'];
    put?: never;
    /**
     * Een toestemming vastleggen
     * @description Voor welke gegevens, aan wie, met welk doel, vanaf welke dag. Ook een weigering legt u zo vast.
     */
    post: operations['legToestemmingVast'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{signaalId}/toestemmingen/{id}/intrekkingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een toestemming intrekken
     * @description Geldt meteen: de eerstvolgende beslissing telt haar niet meer mee.
     */
    post: operations['trekToestemmingIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/wegingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een signaal wegen
     * @description Op de vier criteria van de wet. Opnieuw wegen mag.
     */
    post: operations['weegSignaal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De zaken waaraan u meedoet
     * @description Nieuwste eerst, zonder inhoud.
     */
    get: operations['lijstZaken'];
    put?: never;
    /**
     * Een zaak openen
     * @description Vanuit een gewogen en aanvaard signaal, in het eigen RIEC.
     */
    post: operations['openZaak'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Een zaak: stap, leden en signalen
     * @description Zonder de velden van de signalen.
     */
    get: operations['toonZaak'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/signalen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Een signaal aan een zaak koppelen */
    post: operations['koppelSignaal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/leden': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een lid aanwijzen of ontslaan
     * @description Alleen deelnemers van het RIEC (WGS artikel 2.19).
     */
    post: operations['wijsLidAan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/stappen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een zaak een stap verder brengen
     * @description Met ten minste twee leden.
     */
    post: operations['brengZaakVerder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verstrekkingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Verstrekkingen van en aan uw organisatie
     * @description Nieuwste eerst, zonder inhoud.
     */
    get: operations['lijstVerstrekkingen'];
    put?: never;
    /**
     * Velden van een signaal verstrekken
     * @description De hub beslist per veld. Ook een weigering wordt vastgelegd, met de reden en wat wel kan.
     */
    post: operations['verstrekVelden'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verstrekkingen/_voorbeeld': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Vooraf zien wie wat van een opgeslagen signaal zou krijgen
     * @description Telt ook toestemmingen mee. Schrijft niets weg.
     */
    post: operations['toonVoorbeeldVanVerstrekkingen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verstrekkingen/{id}/velden': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De verstrekte velden lezen
     * @description Wordt op dit moment opnieuw beoordeeld en vastgelegd voordat u de gegevens krijgt.
     */
    get: operations['leesVerstrekking'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verstrekkingen/{id}/terugnemingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een verstrekking terugnemen
     * @description De ontvanger leest haar daarna niet meer. Wat al is gelezen, blijft vastgelegd.
     */
    post: operations['neemVerstrekkingTerug'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/velden': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De gezamenlijke zaak lezen
     * @description Elk veld met bron en grond, voor zover deze lezer het mag zien. Wordt eerst vastgelegd.
     */
    get: operations['leesZaak'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/_zoek': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Zoeken in het RIEC, of een ander RIEC ja of nee vragen
     * @description Zoeken is ook een verstrekking: wordt beoordeeld en vastgelegd.
     */
    post: operations['zoekSignalen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/exporten': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * De gezamenlijke zaak meenemen als bestand
     * @description Wordt per veld beoordeeld voor u, en vastgelegd met de hash van het bestand voordat de eerste byte vertrekt. Wat u ermee moet en niet mag staat bovenaan. Dezelfde sleutel geeft hetzelfde bestand, zolang u alles daarin nog mag zien.
     */
    post: operations['exporteerZaak'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/zaken/{id}/aantallen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hoeveel velden van de zaak u mag zien
     * @description Telt alleen wat u nu mag zien. Ook tellen wordt beoordeeld en vastgelegd.
     */
    get: operations['telZaak'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/goedkeuringen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Waarop verstrekkingen wachten
     * @description Wat uw organisatie mag beantwoorden, of zelf heeft gevraagd. Nieuwste vraag eerst, zonder inhoud.
     */
    get: operations['lijstGoedkeuringen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/goedkeuringen/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een akkoord geven of weigeren
     * @description Geldt alleen voor deze vraag: dit signaal, deze velden, deze ontvanger, dit doel. Wie vroeg, vraagt daarna opnieuw om de verstrekking. Een weigering is definitief.
     */
    post: operations['beantwoordGoedkeuring'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/goedkeuringen/{id}/intrekkingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Een gegeven akkoord intrekken
     * @description Geldt meteen: wat erop rust wordt niet meer gelezen. Wat al is gelezen, blijft vastgelegd.
     */
    post: operations['trekGoedkeuringIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verstrekkingen/{id}/bewijs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Het ontvangstbewijs van een verstrekking
     * @description Voor gever en ontvanger, hetzelfde bewijs. Welke velden op welke grond, zonder waarden.
     */
    get: operations['leesBewijsVanVerstrekking'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ontvangstbewijzen/{volgnummer}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Het ontvangstbewijs van een regel in het logboek
     * @description Ook van wat u las of meenam: die volgnummers staan bij het antwoord.
     */
    get: operations['leesOntvangstbewijs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/toezicht/_verstrekkingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Wie zag wat van wie
     * @description Met weigeringen. Nieuwste eerst. Uw vraag wordt zelf ook vastgelegd.
     */
    post: operations['zoekInRegister'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/toezicht/_kennis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Wat wist een organisatie op een dag van een signaal
     * @description Telt wat echt getoond is, met de grond. Uw vraag wordt zelf ook vastgelegd.
     */
    post: operations['vraagKennis'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beslissingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * De beslissingen op vragen van uw organisatie
     * @description Nieuwste eerst. Een privacy officer ziet die van iedereen.
     */
    get: operations['lijstBeslissingen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beslissingen/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Een beslissing met uitleg
     * @description Wat is gevraagd, onder welk beleid, en per soort gegeven het antwoord met grond of reden.
     */
    get: operations['toonBeslissing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beslissingen/{id}/uitleg': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Waarom, waarom niet, en wat het antwoord verandert
     * @description In gewone taal; met vorm=jurist ook de artikelen, of ze gelezen zijn, en welke regel sprak.
     */
    get: operations['legBeslissingUit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/betrokkenen/_wis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * De gegevens van een betrokkene vernietigen
     * @description De eerste vraag wacht op een tweede functionaris die hetzelfde vraagt. Dan verdwijnen waarden en sleutel, horen de ontvangers het, en blijft elk bewijs kloppen. Opnieuw vragen verandert niets meer. Een bewaarplicht houdt het tegen.
     */
    post: operations['wisBetrokkene'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/wissingen/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Wat is gewist en dus ook bij u weg moet
     * @description Voor wie de gegevens had of kreeg. Uw ontvangstbewijzen noemen de betrokkene met hetzelfde kenmerk.
     */
    get: operations['leesWissing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{id}/bewaarplichten': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verbieden dat iets van een signaal wordt vernietigd
     * @description Geldt tot u haar opheft, ook als een bewaartermijn voorbij is.
     */
    post: operations['legBewaarplichtOp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/signalen/{signaalId}/bewaarplichten/{id}/opheffingen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Een bewaarplicht opheffen */
    post: operations['hefBewaarplichtOp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/bewaartermijnen/voorbeeld': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Vooraf zien wat op een dag moet worden vernietigd
     * @description Op volgorde van de dag waarop de termijn eindigde. Er wordt niets vernietigd.
     */
    get: operations['toonBewaartermijnen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/beleid/_prognose': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Wat stopt er doordat een afspraak eindigt
     * @description Beoordeelt alles wat nu loopt opnieuw, alsof het die dag is. Schrijft niets weg en toont geen gegevens.
     */
    post: operations['vraagPrognose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/gebeurtenissen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Wat er gebeurde voor uw afdeling
     * @description Alleen dát er iets gebeurde en waar het staat, nooit de inhoud. Bewaar na en vraag daarmee verder: u mist niets.
     */
    get: operations['lijstGebeurtenissen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/schemas/gebeurtenissen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** De schema’s van gebeurtenissen, in de lijst en op Kafka */
    get: operations['lijstGebeurtenisschemas'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/schemas/gebeurtenissen/{naam}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Een schema, als JSON Schema 2020-12 */
    get: operations['leesGebeurtenisschema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logboek/checkpoint': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Het nieuwste controlepunt
     * @description Getekend door het logboek en door de getuigen die het zagen. De hashes erbij staan als tegels onder /v1/logboek/tile, zoals c2sp.org/tlog-tiles het voorschrijft.
     */
    get: operations['leesControlepunt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logboek/sleutels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** De sleutels waarmee controlepunten zijn getekend */
    get: operations['leesLogboeksleutels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logboek/inclusiebewijzen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bewijs dat een gebeurtenis in het logboek staat */
    get: operations['leesInclusiebewijs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logboek/consistentiebewijzen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bewijs dat het logboek tussen twee controlepunten alleen is gegroeid */
    get: operations['leesConsistentiebewijs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AangemeldeOrganisatie: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example Gemeente Eindhoven */
      naam: string;
    };
    CodeMetNaam: {
      /** @example GB-TZ */
      code: string;
      /** @example Gemeente, toezicht en handhaving */
      naam: string;
    };
    Aanmelding: {
      organisatie: components['schemas']['AangemeldeOrganisatie'];
      /** @description Soort partner waarvoor u optreedt */
      hoedanigheid: components['schemas']['CodeMetNaam'];
      /** @description Wettelijke taak die u nu uitvoert */
      taak: components['schemas']['CodeMetNaam'] | null;
      /**
       * @description Rollen in de hub
       * @example [
       *       "inspecteur"
       *     ]
       */
      rollen: string[];
      /**
       * @description Hoe zeker de aanmelding is
       * @enum {string}
       */
      zekerheid: 'laag' | 'substantieel' | 'hoog';
    };
    Partner: {
      /**
       * @description Organisatie-identificatienummer
       * @example 00000099000000000001
       */
      oin: string;
      /**
       * @description Naam van de organisatie
       * @example Gemeente Eindhoven
       */
      naam: string;
      /**
       * @description Codes waaronder de organisatie mag optreden
       * @example [
       *       "GB-BM",
       *       "GB-TZ"
       *     ]
       */
      partners: string[];
      /**
       * @description Regio's waarin de organisatie werkt
       * @example [
       *       "riec-oost-brabant"
       *     ]
       */
      regios: string[];
    };
    PartnersPage: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['Partner'][];
    };
    Beleidsversie: {
      /** @description Over alle bestanden van het beleid */
      digest: string;
      /** @example 2025-03-01.1 */
      versie: string;
      /** @enum {string} */
      status: 'voorgesteld' | 'geldig' | 'vervallen';
      /**
       * Format: date-time
       * @description Voorgesteld, of geldig vanaf
       */
      sinds: string;
      /**
       * Format: date-time
       * @description Vervallen op
       * @example null
       */
      tot: string | null;
    };
    Beleidsversies: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['Beleidsversie'][];
    };
    GewijzigdeBeleidsversie: {
      /** @description Over alle bestanden van het beleid */
      digest: string;
      /** @example 2025-03-01.1 */
      versie: string;
      /** @enum {string} */
      status: 'voorgesteld' | 'geldig' | 'vervallen';
    };
    SchemaListed: {
      /**
       * @description Soort bestand in de map van het beleid
       * @example grounds
       */
      naam: string;
      /**
       * @description Waar het schema staat
       * @example /v1/schemas/beleid/grounds
       */
      adres: string;
    };
    SchemasListed: {
      items: components['schemas']['SchemaListed'][];
      /** @description Het beleid waarvan ze zijn */
      beleid: string;
    };
    PartijBijAfspraak: {
      /**
       * @description Code van de partner
       * @example PO
       */
      partner: string;
      /**
       * @description Eén organisatie; null: elke organisatie met deze code in de regio's
       * @example null
       */
      oin: string | null;
      /** @example true */
      getekend: boolean;
    };
    Afspraak: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      soort: 'I-RIEC' | 'I-ZVH' | 'I-W20' | 'I-SUWI';
      /** @example Convenant Zorg- en Veiligheidshuis Twente (demo) */
      titel: string;
      /**
       * @description ontwerp: nog niemand tekende; nog-niet: de eerste dag moet nog komen
       * @enum {string}
       */
      status: 'ontwerp' | 'geldig' | 'nog-niet' | 'opgeschort' | 'verlopen' | 'beeindigd';
      /**
       * @description 0 op de laatste dag en daarna
       * @example 402
       */
      dagenOver: number;
      /**
       * Format: date
       * @example 2025-03-01
       */
      geldigVan: string;
      /**
       * Format: date
       * @description Telt nog mee
       * @example 2027-12-31
       */
      laatsteDag: string;
      /**
       * @example [
       *       "zvh-twente"
       *     ]
       */
      regios: string[];
      partijen: components['schemas']['PartijBijAfspraak'][];
      /**
       * @description Alleen bij een besluit op grond van Wpg 20
       * @example null
       */
      doel: string | null;
      /** @example [] */
      cellen: string[];
      /**
       * @description Heeft een besluit alle onderdelen van Wpg artikel 20 lid 2; andere soorten altijd
       * @example true
       */
      compleet: boolean;
      /** @description Over het getekende document */
      documentHash: string;
    };
    Afspraken: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['Afspraak'][];
    };
    PartijDto: {
      /**
       * @description Code van de partner
       * @example PO
       */
      partner: string;
      /** @description Alleen deze organisatie. Weglaten betekent: elke met deze code in de regio's. */
      oin?: string;
    };
    OnderdelenDto: {
      /**
       * @description Het zwaarwegend algemeen belang
       * @example artikel 1
       */
      belang?: string;
      /**
       * @description Het samenwerkingsverband en het doel
       * @example artikel 2
       */
      verband?: string;
      /**
       * @description Welke gegevens
       * @example artikel 3
       */
      gegevens?: string;
      /**
       * @description De voorwaarden
       * @example artikel 4
       */
      voorwaarden?: string;
      /**
       * @description Aan wie
       * @example artikel 5
       */
      ontvangers?: string;
    };
    AfspraakDto: {
      /**
       * @description RIEC, zorg- en veiligheidshuis, besluit Wpg 20, interventieteam
       * @enum {string}
       */
      soort: 'I-RIEC' | 'I-ZVH' | 'I-W20' | 'I-SUWI';
      /**
       * @description Zonder namen van personen
       * @example Convenant ZVH Twente
       */
      titel: string;
      /**
       * @example [
       *       "zvh-twente"
       *     ]
       */
      regios: string[];
      partijen: components['schemas']['PartijDto'][];
      /**
       * Format: date
       * @description Eerste dag
       * @example 2026-12-01
       */
      geldigVan: string;
      /**
       * Format: date
       * @description Laatste dag; telt nog mee
       * @example 2028-11-30
       */
      geldigTot: string;
      /**
       * @description Alleen bij een besluit op grond van Wpg 20
       * @example help
       */
      doel?: string;
      /**
       * @description Alleen bij een besluit op grond van Wpg 20
       * @example [
       *       "victim.IDV"
       *     ]
       */
      cellen?: string[];
      /** @description Alleen bij een besluit op grond van Wpg 20: waar de vijf onderdelen staan */
      onderdelen?: components['schemas']['OnderdelenDto'];
      /** @description Over het document zelf, dat bij de partijen blijft */
      documentHash: string;
    };
    GewijzigdeAfspraak: {
      /** Format: uuid */
      id: string;
      /**
       * @description ontwerp: nog niemand tekende; nog-niet: de eerste dag moet nog komen
       * @enum {string}
       */
      status: 'ontwerp' | 'geldig' | 'nog-niet' | 'opgeschort' | 'verlopen' | 'beeindigd';
      /**
       * @description Stand van het register
       * @example 351
       */
      versie: number;
    };
    OpschortingDto: {
      /** @enum {string} */
      reden: 'incident' | 'advies-commissie' | 'aanwijzing-toezichthouder' | 'verzoek-partij';
    };
    BeeindigingDto: {
      /**
       * Format: date
       * @description Telt nog mee; vandaag of later
       * @example 2026-12-31
       */
      laatsteDag: string;
      /** @enum {string} */
      reden: 'opgezegd' | 'vervangen' | 'vergissing' | 'niet-meer-nodig';
    };
    OmstandighedenDto: {
      /**
       * @description Wijst iets op een georganiseerd verband?
       * @enum {string}
       */
      georganiseerdVerband?: 'geen' | 'mogelijk' | 'sterk';
      /**
       * @description Is er gevaar op dit moment?
       * @enum {string}
       */
      gevaar?: 'geen' | 'nu';
      /** @description Feiten van een gepleegd strafbaar feit. */
      hardeFeiten?: boolean;
      /** @description Huiselijk geweld of kindermishandeling in de relatie. */
      huiselijkGeweldOfKindermishandeling?: boolean;
      /** @description De persoon kan nu niet zelf beslissen. */
      kanNietBeslissen?: boolean;
      /** @description Het adres is een woning. Weglaten telt als ja. */
      adresIsWoning?: boolean;
      /** @description Het bedrijf is één persoon (eenmanszaak). Weglaten telt als ja. */
      bedrijfIsPersoon?: boolean;
      /** @description De verblijfplaats van het slachtoffer is geheim. Weglaten telt als ja. */
      geheimAdres?: boolean;
      /** @description De kring is de directe kring: gezin, huisgenoten, mededaders. */
      directeKring?: boolean;
      /** @description Iemand in dit signaal is ook in een andere rol betrokken. */
      dubbeleRol?: boolean;
      /** @description U werkt in opdracht van het college. */
      inOpdrachtVanCollege?: boolean;
      /** @description Hetzelfde behandelteam. */
      zelfdeTeam?: boolean;
      /** @description U hebt opgeschreven waarom delen nodig is en niet te veel. */
      gemotiveerd?: boolean;
    };
    BetrokkeneDto: {
      /**
       * @description Naam van deze betrokkene binnen het signaal: p1 tot en met p99. Zet hier geen echte naam.
       * @example p1
       */
      ref: string;
      /**
       * @description De rol in dit signaal. Heeft iemand twee rollen, noem hem dan twee keer met een eigen ref.
       * @enum {string}
       */
      rol: 'slachtoffer' | 'verdachte' | 'kring' | 'getuige' | 'melder';
    };
    VeldDto: {
      /**
       * @description Naam van het veld uit de gegevenslijst.
       * @example naam
       */
      veld: string;
      /**
       * @description De waarde; de vorm hangt af van het veld.
       * @example Teststraat 1
       */
      waarde:
        | string
        | number
        | boolean
        | unknown[]
        | {
            [key: string]: unknown;
          };
      /**
       * @description Over welke betrokkene (ref). Weglaten betekent: over de zaak zelf.
       * @example p1
       */
      betrokkene?: string;
      /**
       * @description Soort gegeven, als een veld bij meer soorten kan horen, zoals POL8 of POL9.
       * @example POL8
       */
      groep?: string;
      /** @description Eigen bevinding van toezicht. Weglaten betekent: nee. */
      bevinding?: boolean;
      /**
       * @description Wet waaronder uw organisatie het gegeven heeft. Weglaten betekent: de gewone wet van uw organisatie.
       * @enum {string}
       */
      regime?: 'avg' | 'wpg' | 'wjsg' | 'vw' | 'awb' | 'awr' | 'wmo' | 'jeugd' | 'wgbo';
      /**
       * Format: date
       * @description Dag waarop uw organisatie het gegeven kreeg. Weglaten betekent: de dag waarop het gezien is.
       */
      verkregenOp?: string;
    };
    SignaalDto: {
      /**
       * Format: date
       * @description Dag waarop het gezien is.
       * @example 2026-11-20
       */
      gezienOp: string;
      omstandigheden?: components['schemas']['OmstandighedenDto'];
      betrokkenen?: components['schemas']['BetrokkeneDto'][];
      velden: components['schemas']['VeldDto'][];
      /**
       * @description Doelen waarvoor u vastlegt, zoals supervision of organised-crime.
       * @example [
       *       "supervision"
       *     ]
       */
      doelen: string[];
    };
    OpgeslagenVeld: {
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * @description Codes van de gronden
       * @example [
       *       "GW-172"
       *     ]
       */
      gronden: string[];
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
    };
    BeoordeeldVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
    };
    Ontvangstbewijs: {
      /** Format: uuid */
      id: string;
      /** @example 1 */
      versie: number;
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @description Controlegetal van de regel in het logboek */
      bladhash: string;
      /**
       * @description Kort kenmerk om te noemen
       * @example SH-2345-6789
       */
      kenmerk: string;
      opgeslagen: components['schemas']['OpgeslagenVeld'][];
      /** @description Niet vastgelegd: de waarden zijn weg */
      nietOpgeslagen: components['schemas']['BeoordeeldVeld'][];
    };
    OpTeSlaanVeld: {
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * @description Codes van de gronden
       * @example [
       *       "GW-172"
       *     ]
       */
      gronden: string[];
    };
    MogelijkeOntvanger: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example RIEC Oost-Brabant */
      naam: string;
      /**
       * @description Code van de partner
       * @example RC
       */
      code: string;
      /**
       * @description Taak waarvoor het zou zijn
       * @example registratie
       */
      taak: string | null;
    };
    VoorbeeldVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** @description Wordt dit veld vastgelegd? Zo niet, dan gaat het ook niet. */
      opgeslagen: boolean;
    };
    VoorbeeldPerPartner: {
      partner: components['schemas']['MogelijkeOntvanger'];
      /** @example organised-crime */
      doel: string;
      /**
       * @description Aantal velden dat zou gaan
       * @example 1
       */
      gaat: number;
      /**
       * @description Aantal velden
       * @example 3
       */
      van: number;
      velden: components['schemas']['VoorbeeldVeld'][];
    };
    Voorbeeld: {
      opslaan: components['schemas']['OpTeSlaanVeld'][];
      nietOpslaan: components['schemas']['BeoordeeldVeld'][];
      delen: components['schemas']['VoorbeeldPerPartner'][];
    };
    SignaalInLijst: {
      /** Format: uuid */
      id: string;
      /** @example SH-2345-6789 */
      kenmerk: string;
      /** @enum {string} */
      status: 'actief' | 'ingetrokken';
      /** @example 3 */
      aantalVelden: number;
      /** Format: date-time */
      geregistreerdOp: string;
      /** Format: date-time */
      gewijzigdOp: string;
    };
    Signalen: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['SignaalInLijst'][];
    };
    Betrokkene: {
      /** @example p1 */
      ref: string;
      /**
       * @example slachtoffer
       * @enum {string}
       */
      rol: 'zaak' | 'slachtoffer' | 'verdachte' | 'kring' | 'getuige' | 'melder';
    };
    EigenVeld: {
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * @description Codes van de gronden
       * @example [
       *       "GW-172"
       *     ]
       */
      gronden: string[];
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
      /**
       * @description Ref van de betrokkene; null: over de zaak zelf
       * @example p1
       */
      betrokkene: string | null;
      /**
       * @description De waarde; de vorm hangt af van het veld
       * @example Teststraat 1
       */
      waarde:
        | string
        | number
        | boolean
        | unknown[]
        | {
            [key: string]: unknown;
          };
    };
    EigenSignaal: {
      /** Format: uuid */
      id: string;
      /** @example SH-2345-6789 */
      kenmerk: string;
      /** @enum {string} */
      status: 'actief' | 'ingetrokken';
      /** Format: date-time */
      geregistreerdOp: string;
      /** @example 1 */
      versie: number;
      betrokkenen: components['schemas']['Betrokkene'][];
      velden: components['schemas']['EigenVeld'][];
    };
    AanvulDto: {
      /**
       * Format: date
       * @description Dag waarop het gezien is.
       * @example 2026-11-20
       */
      gezienOp: string;
      omstandigheden?: components['schemas']['OmstandighedenDto'];
      betrokkenen?: components['schemas']['BetrokkeneDto'][];
      velden: components['schemas']['VeldDto'][];
    };
    CorrectieDto: {
      /**
       * @description Id van het opgeslagen veld.
       * @example v3
       */
      id: string;
      /**
       * @description De nieuwe waarde, of null om het veld weg te halen.
       * @example Teststraat 2
       */
      waarde:
        | string
        | number
        | boolean
        | unknown[]
        | {
            [key: string]: unknown;
          }
        | null;
    };
    CorrectiesDto: {
      correcties: components['schemas']['CorrectieDto'][];
      /** @enum {string} */
      reden: 'typefout' | 'onjuist' | 'verouderd' | 'betwist';
    };
    NietVerbeterdVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
    };
    VerbeterdSignaal: {
      /** Format: uuid */
      id: string;
      /** @example 1 */
      versie: number;
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @description Controlegetal van de regel in het logboek */
      bladhash: string;
      /**
       * @description Ids van velden met een nieuwe waarde
       * @example [
       *       "v1"
       *     ]
       */
      verbeterd: string[];
      /**
       * @description Ids van velden die weg zijn
       * @example []
       */
      weggehaald: string[];
      /** @description Niet vastgelegd: de oude waarde staat er nog */
      nietVerbeterd: components['schemas']['NietVerbeterdVeld'][];
    };
    IntrekkingDto: {
      /** @enum {string} */
      reden: 'vergissing' | 'onjuist' | 'dubbel' | 'geen-grond';
    };
    IngetrokkenSignaal: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'ingetrokken';
      /** @example 2 */
      versie: number;
    };
    ProefDto: {
      omstandigheden?: components['schemas']['OmstandighedenDto'];
      /**
       * @description Soorten gegevens: rol en groep
       * @example [
       *       "case.LOC",
       *       "victim.IDV"
       *     ]
       */
      cellen?: string[];
      /**
       * @description Namen van velden uit de gegevenslijst, zonder waarde
       * @example [
       *       "adres"
       *     ]
       */
      velden?: string[];
      /**
       * @description Alleen voor deze soorten partners; weglaten betekent: alle
       * @example [
       *       "RC"
       *     ]
       */
      partners?: string[];
      /** @description Eigen bevinding van toezicht. Weglaten betekent: nee. */
      bevinding?: boolean;
    };
    UitgelegdAntwoord: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** @description Wat het antwoord ruimer maakt, en wat het dan wordt. Elk stuk is nagerekend. */
      veranderen: {
        doen: {
          code: string;
          /** @enum {string} */
          soort: 'doen' | 'als-het-zo-is';
          tekst: string;
        }[];
        /** @enum {string} */
        wordt: 'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      }[];
    };
    ProefPartner: {
      partner: components['schemas']['MogelijkeOntvanger'];
      /**
       * @description Doel dat de hub hierbij voorstelt
       * @example organised-crime
       */
      doel: string;
      antwoord: components['schemas']['UitgelegdAntwoord'][];
    };
    Proef: {
      /**
       * Format: date
       * @example 2026-11-24
       */
      peildatum: string;
      items: components['schemas']['ProefPartner'][];
    };
    ToestemmingDto: {
      /**
       * @description Ref van het slachtoffer in het signaal
       * @example p1
       */
      betrokkene: string;
      /**
       * @description Codes van de partners die het mogen krijgen
       * @example [
       *       "CM"
       *     ]
       */
      ontvangers: string[];
      /**
       * @description Soorten gegevens van het slachtoffer
       * @example [
       *       "victim.IDV",
       *       "victim.CARE"
       *     ]
       */
      cellen: string[];
      /**
       * @description Eén doel
       * @example shelter-registration
       */
      doel: string;
      /**
       * @description Wie het gaf
       * @enum {string}
       */
      gegevenDoor: 'zelf' | 'ouder-of-voogd' | 'vertegenwoordiger';
      /**
       * Format: date
       * @description Geboortedatum van het slachtoffer. Onbekend telt als jonger dan zestien. Wordt verzegeld bewaard.
       */
      geboortedatum?: string;
      /**
       * Format: date
       * @example 2026-11-20
       */
      gegevenOp: string;
      /**
       * Format: date
       * @description Eerste dag zonder toestemming. Weglaten betekent: na twaalf maanden.
       */
      geldigTot?: string;
      /** @enum {string} */
      vorm: 'schriftelijk' | 'mondeling';
      /** @description Een medewerker heeft gecontroleerd dat de keuze vrij is. */
      vrij: boolean;
      /** @description De ouder of voogd kan zelf verdachte zijn. Weglaten telt als ja bij een ouder of voogd. */
      voogdIsVerdachte?: boolean;
      /** @description Het slachtoffer kan hierover niet zelf beslissen. */
      onbekwaam?: boolean;
      /** @description Het slachtoffer heeft geweigerd. */
      geweigerd?: boolean;
    };
    VastgelegdeToestemming: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signaal: string;
      /**
       * Format: date
       * @example 2026-11-20
       */
      geldigVanaf: string;
      /**
       * Format: date
       * @description Eerste dag zonder toestemming
       * @example 2027-11-20
       */
      geldigTot: string;
      /** @example 1 */
      versie: number;
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @description Controlegetal van de regel in het logboek */
      bladhash: string;
    };
    Toestemming: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'geldig' | 'geweigerd' | 'ingetrokken' | 'verlopen';
      /**
       * @example [
       *       "CM"
       *     ]
       */
      ontvangers: string[];
      /**
       * @example [
       *       "victim.IDV"
       *     ]
       */
      cellen: string[];
      /** @example help */
      doel: string;
      /**
       * Format: date
       * @example 2026-11-20
       */
      gegevenOp: string;
      /**
       * Format: date
       * @description Eerste dag zonder toestemming
       * @example 2027-11-20
       */
      geldigTot: string;
      /**
       * Format: date
       * @example null
       */
      ingetrokkenOp: string | null;
    };
    Toestemmingen: {
      items: components['schemas']['Toestemming'][];
    };
    IngetrokkenToestemming: {
      /** Format: uuid */
      id: string;
      /**
       * Format: date
       * @description Vanaf deze dag telt zij niet meer mee
       * @example 2026-11-24
       */
      ingetrokkenOp: string;
    };
    CriteriaDto: {
      /**
       * @description Soort uitbuiting
       * @enum {string}
       */
      soort: 'seksueel' | 'arbeid' | 'crimineel' | 'orgaanverwijdering' | 'onbekend';
      /**
       * @description Aantal en aard
       * @enum {string}
       */
      omvang: 'enkeling' | 'kleine-groep' | 'grote-groep';
      /**
       * @description Ernst
       * @enum {string}
       */
      ernst: 'licht' | 'ernstig' | 'zeer-ernstig';
      /** @description Zijn er eerder maatregelen genomen? */
      eerdereMaatregelen: boolean;
      /**
       * @description Aantal deelnemers met hetzelfde signaal
       * @example 1
       */
      deelnemersMetZelfdeSignaal: number;
    };
    WegingDto: {
      /** Format: uuid */
      signaal: string;
      /** @description Aanvaard voor een gezamenlijke aanpak */
      aanvaard: boolean;
      /** @description De vier criteria van WGS artikel 2.23 lid 3 */
      criteria: components['schemas']['CriteriaDto'];
    };
    VastgelegdeWeging: {
      /** Format: uuid */
      signaal: string;
      aanvaard: boolean;
      /**
       * @description Hoeveelste weging van dit signaal door dit RIEC
       * @example 1
       */
      versie: number;
    };
    ZaakDto: {
      /**
       * Format: uuid
       * @description Een gewogen en aanvaard signaal
       */
      signaal: string;
      /**
       * @default gebiedsscan
       * @enum {string}
       */
      activiteit: 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
    };
    GewijzigdeZaak: {
      /** Format: uuid */
      id: string;
      /**
       * @description Kort kenmerk om te noemen
       * @example Z-1A2B3C4D
       */
      kenmerk: string;
      /**
       * @description 1 weging, 2 gezamenlijke zaak, 3 met onderzoeksgegevens
       * @enum {integer}
       */
      stap: 1 | 2 | 3;
      /** @example 1 */
      versie: number;
    };
    ZaakInLijst: {
      /** Format: uuid */
      id: string;
      /**
       * @description Kort kenmerk om te noemen
       * @example Z-1A2B3C4D
       */
      kenmerk: string;
      /**
       * @description OIN van het RIEC
       * @example 00000099000000000001
       */
      riec: string;
      /**
       * @description 1 weging, 2 gezamenlijke zaak, 3 met onderzoeksgegevens
       * @enum {integer}
       */
      stap: 1 | 2 | 3;
      /** @enum {string} */
      activiteit: 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
      /** @example 1 */
      aantalSignalen: number;
      /** @example 2 */
      aantalLeden: number;
      /** Format: date-time */
      geopendOp: string;
    };
    Zaken: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['ZaakInLijst'][];
    };
    Zaaklid: {
      /** @example 00000099000000000001 */
      oin: string;
      /**
       * @description Code waaronder de organisatie meedoet
       * @example PO
       */
      partner: string;
    };
    Zaak: {
      /** Format: uuid */
      id: string;
      /**
       * @description Kort kenmerk om te noemen
       * @example Z-1A2B3C4D
       */
      kenmerk: string;
      /**
       * @description OIN van het RIEC
       * @example 00000099000000000001
       */
      riec: string;
      /**
       * @description 1 weging, 2 gezamenlijke zaak, 3 met onderzoeksgegevens
       * @enum {integer}
       */
      stap: 1 | 2 | 3;
      /** @enum {string} */
      activiteit: 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
      signalen: string[];
      leden: components['schemas']['Zaaklid'][];
      /** Format: date-time */
      geopendOp: string;
      /** @example 1 */
      versie: number;
    };
    KoppelingDto: {
      /**
       * Format: uuid
       * @description Een gewogen en aanvaard signaal
       */
      signaal: string;
    };
    LidDto: {
      /** @example 00000099000000000001 */
      oin: string;
      /**
       * @description Code waaronder de organisatie meedoet
       * @example PO
       */
      partner: string;
      /** @description true: de organisatie is geen lid meer. */
      ontslagen?: boolean;
    };
    StapDto: {
      /**
       * @description 2 gezamenlijke zaak, 3 met onderzoeksgegevens
       * @enum {integer}
       */
      stap: 2 | 3;
      /** @enum {string} */
      activiteit: 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
    };
    OntvangerDto: {
      /** @example 00000099000000000001 */
      oin: string;
      /**
       * @description Code waaronder de ontvanger het krijgt
       * @example CM
       */
      partner: string;
      /**
       * @description Taak waarvoor de ontvanger het krijgt
       * @example registratie
       */
      taak?: string;
    };
    VerstrekkingDto: {
      /** Format: uuid */
      signaal: string;
      /**
       * Format: uuid
       * @description Zaak waarvoor het is
       */
      zaak?: string;
      aan: components['schemas']['OntvangerDto'];
      /**
       * @description Doel waarvoor u verstrekt
       * @example organised-crime
       */
      doel: string;
      /**
       * @description Ids van velden; weglaten betekent: alles wat uw organisatie heeft
       * @example [
       *       "v1"
       *     ]
       */
      velden?: string[];
      /** @description Akkoorden die u hebt gevraagd */
      gevraagdeAkkoorden?: ('four-eyes' | 'gezag-om' | 'om-decision' | 'rac' | 'human-review' | 'conflict-form' | 'good-care-form')[];
    };
    BeslistVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
    };
    GevraagdAkkoord: {
      /**
       * Format: uuid
       * @description Na te lezen bij /v1/goedkeuringen
       */
      id: string;
      /** @example four-eyes */
      akkoord: string;
      /** @example een tweede paar ogen */
      tekst: string;
      /** @enum {string} */
      status: 'wacht' | 'geweigerd' | 'ingetrokken';
      /**
       * @description Code van de reden
       * @example null
       */
      reden: string | null;
      /**
       * @description Wat u na een weigering kunt doen
       * @example null
       */
      uitweg: string | null;
    };
    Verstrekking: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signaal: string;
      /**
       * Format: uuid
       * @example null
       */
      zaak: string | null;
      /**
       * Format: uuid
       * @description Na te lezen bij /v1/beslissingen
       */
      beslissing: string;
      /** @example organised-crime */
      doel: string;
      /** @enum {string} */
      status: 'verleend' | 'deels-verleend' | 'geweigerd';
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      gaat: components['schemas']['BeslistVeld'][];
      blijft: components['schemas']['BeslistVeld'][];
      /** @description Ontvangstbewijs als JWS; null: er ging niets. De ontvanger krijgt hetzelfde */
      bewijs: string | null;
      /** @description Waar het op wacht, en wat is geweigerd. Is het gegeven, vraag dan opnieuw */
      akkoorden: components['schemas']['GevraagdAkkoord'][];
    };
    VoorbeeldDto: {
      /** Format: uuid */
      signaal: string;
    };
    VoorgesteldeOntvanger: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example RIEC Oost-Brabant */
      naam: string;
      /**
       * @description Code van de partner
       * @example RC
       */
      code: string;
      /**
       * @description Taak waarvoor het zou zijn
       * @example registratie
       */
      taak: string | null;
    };
    VoorbeeldVanVerstrekking: {
      partner: components['schemas']['VoorgesteldeOntvanger'];
      /** @example organised-crime */
      doel: string;
      gaat: components['schemas']['BeslistVeld'][];
      blijft: components['schemas']['BeslistVeld'][];
    };
    VoorbeeldenVanVerstrekking: {
      items: components['schemas']['VoorbeeldVanVerstrekking'][];
    };
    Partij: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example RC */
      partner: string;
    };
    VerstrekkingInLijst: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signaal: string;
      /**
       * Format: uuid
       * @example null
       */
      zaak: string | null;
      van: components['schemas']['Partij'];
      aan: components['schemas']['Partij'];
      /** @example organised-crime */
      doel: string;
      /** @enum {string} */
      status: 'verleend' | 'geweigerd' | 'teruggenomen';
      /** @example 3 */
      aantalVelden: number;
      /** Format: date-time */
      beslistOp: string;
    };
    Verstrekkingen: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['VerstrekkingInLijst'][];
    };
    Bron: {
      /** @example GB-TZ */
      partner: string;
      /** @example 00000099000000000001 */
      oin: string;
      /**
       * Format: date
       * @example 2026-11-20
       */
      verkregenOp: string;
    };
    VerstrektVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** Format: uuid */
      signaal: string;
      /**
       * @description Ref van de betrokkene; null: over de zaak zelf
       * @example p1
       */
      betrokkene: string | null;
      /**
       * @description De waarde; de vorm hangt af van het veld
       * @example Teststraat 1
       */
      waarde:
        | string
        | number
        | boolean
        | unknown[]
        | {
            [key: string]: unknown;
          };
      bron: components['schemas']['Bron'];
    };
    AfgeschermdVeld: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example adres
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** Format: uuid */
      signaal: string;
    };
    GelezenVelden: {
      velden: components['schemas']['VerstrektVeld'][];
      /** @description Wat deze lezer nu niet mag zien */
      afgeschermd: components['schemas']['AfgeschermdVeld'][];
      /** @description Waar dit lezen in het logboek staat */
      volgnummers: number[];
      /** @description Na te lezen bij /v1/beslissingen */
      beslissingen: string[];
      /** @description Ontvangstbewijzen als JWS, een per signaal waarvan u iets kreeg */
      bewijzen: string[];
    };
    TerugnemingDto: {
      /** @enum {string} */
      reden: 'vergissing' | 'onjuist' | 'grond-vervallen' | 'verzoek-betrokkene';
    };
    TeruggenomenVerstrekking: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'teruggenomen';
      /** @example 2 */
      versie: number;
    };
    GelezenZaak: {
      velden: components['schemas']['VerstrektVeld'][];
      /** @description Wat deze lezer nu niet mag zien */
      afgeschermd: components['schemas']['AfgeschermdVeld'][];
      /** @description Waar dit lezen in het logboek staat */
      volgnummers: number[];
      /** @description Na te lezen bij /v1/beslissingen */
      beslissingen: string[];
      /** @description Ontvangstbewijzen als JWS, een per signaal waarvan u iets kreeg */
      bewijzen: string[];
      /** Format: uuid */
      zaak: string;
      /** @example Z-1A2B3C4D */
      kenmerk: string;
      /** @enum {integer} */
      stap: 1 | 2 | 3;
    };
    ZoekDto: {
      /**
       * @description Soort gegeven waarop u zoekt
       * @enum {string}
       */
      soort: 'bsn' | 'kvkNummer' | 'kenteken' | 'telefoon' | 'iban' | 'postcode';
      /** @example 12345678 */
      waarde: string;
      /** @description U hebt opgeschreven waarom zoeken nodig is en niet te veel. */
      gemotiveerd?: boolean;
      /**
       * @description OIN van een ander RIEC; weglaten betekent: in het eigen RIEC
       * @example 00000099000000000002
       */
      bij?: string;
    };
    Zoekantwoord: {
      treffer: boolean;
      /** @description Signalen in het eigen RIEC; altijd leeg bij een vraag aan een ander */
      signalen: string[];
      /**
       * @description Aan wie u na een treffer elders verder vraagt
       * @example RIEC Limburg
       */
      contact: string | null;
      /**
       * @description Codes van de gronden
       * @example [
       *       "W-23"
       *     ]
       */
      gronden: string[];
      /**
       * Format: uuid
       * @description Na te lezen bij /v1/beslissingen
       */
      beslissing: string;
    };
    ExportKop: {
      /**
       * Format: uuid
       * @description Id van deze export; staat ook in het logboek
       */
      id: string;
      /** Format: uuid */
      zaak: string;
      /** @example Z-1A2B3C4D */
      kenmerk: string;
      /** @enum {integer} */
      stap: 1 | 2 | 3;
      /** Format: date-time */
      gemaaktOp: string;
      /** @description Voor wie dit bestand is */
      voor: components['schemas']['Partij'];
      /** @description Toeval dat dit bestand eigen maakt: de hash in het logboek verraadt daardoor niets */
      zout: string;
    };
    AfhandelcodeVanSignaal: {
      /**
       * Format: uuid
       * @description null: van alles in dit bestand
       */
      signaal: string | null;
      /** @example alleen-compartiment */
      code: string;
    };
    Plicht: {
      /** @example NO_ONWARD */
      code: string;
      /** @example De ontvanger geeft dit niet door aan anderen. */
      tekst: string;
    };
    ExportVerplichtingen: {
      /** @description Waarvoor dit gebruikt mag worden, en voor niets anders */
      doel: string;
      /**
       * Format: date
       * @description Op deze dag is het bestand vernietigd; null: er staat niets in
       */
      vernietigenOp: string | null;
      /** @description Dat dit niet verder mag */
      doorgeven: string;
      afhandelcodes: components['schemas']['AfhandelcodeVanSignaal'][];
      plichten: components['schemas']['Plicht'][];
    };
    GeweigerdeGroep: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
    };
    Export: {
      export: components['schemas']['ExportKop'];
      verplichtingen: components['schemas']['ExportVerplichtingen'];
      velden: components['schemas']['VerstrektVeld'][];
      /** @description Wat er niet in staat, met de reden en wat wel kan */
      geweigerd: components['schemas']['GeweigerdeGroep'][];
    };
    ExportDto: {
      /**
       * @description Doel waarvoor u het meeneemt
       * @example organised-crime
       */
      doel: string;
      /**
       * @description text/csv opent in een rekenblad
       * @enum {string}
       */
      formaat: 'text/csv' | 'application/json';
      /**
       * @description Alleen deze cellen; weglaten betekent: alles wat u mag zien
       * @example [
       *       "case.LOC"
       *     ]
       */
      cellen?: string[];
    };
    AantalVanCel: {
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** @example 2 */
      aantal: number;
    };
    AantallenVanZaak: {
      /** Format: uuid */
      zaak: string;
      /** @example organised-crime */
      doel: string;
      /**
       * @description Velden die u nu mag zien
       * @example 5
       */
      totaal: number;
      items: components['schemas']['AantalVanCel'][];
    };
    WachtendVeld: {
      /**
       * @description Id binnen het signaal
       * @example v1
       */
      id: string;
      /**
       * @description Naam van het veld uit de gegevenslijst
       * @example politiegegevens
       */
      veld: string;
      /**
       * @description Rol en soort van het gegeven
       * @example suspect.POL8
       */
      cel: string;
    };
    Goedkeuring: {
      /** Format: uuid */
      id: string;
      /**
       * @description Wat nodig is, zoals in wachtOp
       * @example supplier-consent:PO
       */
      akkoord: string;
      /** @example een tweede paar ogen */
      tekst: string;
      /**
       * @description niet-beschikbaar: de hub zegt u niet of en hoe hierop is geantwoord
       * @enum {string}
       */
      status: 'wacht' | 'gegeven' | 'geweigerd' | 'ingetrokken' | 'niet-beschikbaar';
      /**
       * @description Code van de reden
       * @example null
       */
      reden: string | null;
      /**
       * @description Wat u na een weigering kunt doen
       * @example null
       */
      uitweg: string | null;
      /** @description U hebt dit zelf gevraagd */
      zelfGevraagd: boolean;
      /**
       * Format: uuid
       * @description De nieuwste verstrekking die hierop wacht
       */
      verstrekking: string;
      /** Format: uuid */
      signaal: string;
      /**
       * Format: uuid
       * @example null
       */
      zaak: string | null;
      van: components['schemas']['Partij'];
      aan: components['schemas']['Partij'];
      /** @example organised-crime */
      doel: string;
      /** @description De velden die hierop wachten */
      velden: components['schemas']['WachtendVeld'][];
      /**
       * @description Verklaringen die allemaal waar moeten zijn voordat u ja zegt
       * @example []
       */
      verklaringen: string[];
      /** Format: date-time */
      gevraagdOp: string;
      /**
       * Format: date-time
       * @example null
       */
      beantwoordOp: string | null;
    };
    Goedkeuringen: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['Goedkeuring'][];
    };
    BesluitDto: {
      /** @enum {string} */
      besluit: 'gegeven' | 'geweigerd';
      /**
       * @description Bij gegeven: voldoet, voldoet-na-overleg. Bij geweigerd: niet-nodig, te-veel-gegevens, onvoldoende-onderbouwd, niet-rechtmatig, zwaarwegend-belang.
       * @enum {string}
       */
      reden:
        | 'voldoet'
        | 'voldoet-na-overleg'
        | 'niet-nodig'
        | 'te-veel-gegevens'
        | 'onvoldoende-onderbouwd'
        | 'niet-rechtmatig'
        | 'zwaarwegend-belang';
      /**
       * @description Wat u verklaart dat waar is. Welke nodig zijn, staat bij de vraag
       * @example [
       *       "geen-mildere-weg"
       *     ]
       */
      verklaringen?: string[];
    };
    VastgelegdAkkoord: {
      /** Format: uuid */
      id: string;
      /**
       * @description Wat nodig is, zoals in wachtOp
       * @example supplier-consent:PO
       */
      akkoord: string;
      /** @enum {string} */
      status: 'wacht' | 'gegeven' | 'geweigerd' | 'ingetrokken';
      /** @example 1 */
      versie: number;
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @description Controlegetal van de regel in het logboek */
      bladhash: string;
    };
    AkkoordIntrekkingDto: {
      /** @enum {string} */
      reden: 'omstandigheden-veranderd' | 'vergissing' | 'zwaarwegend-belang';
    };
    RegisterVraag: {
      /**
       * @description Bladzijde, vanaf 1
       * @default 1
       */
      pagina: number;
      /**
       * @description Aantal per bladzijde
       * @default 50
       */
      paginaGrootte: number;
      /**
       * Format: uuid
       * @description Id van het signaal
       */
      signaal?: string;
      /**
       * Format: uuid
       * @description Schuilnummer van de betrokkene in één rol
       */
      betrokkene?: string;
      /**
       * @description OIN van wie kreeg of las
       * @example 00000099000000000001
       */
      ontvanger?: string;
      /**
       * @description OIN van wie gaf
       * @example 00000099000000000001
       */
      gever?: string;
      /** @enum {string} */
      soort?:
        | 'vastgelegd'
        | 'verleend'
        | 'geweigerd'
        | 'gelezen'
        | 'geexporteerd'
        | 'geteld'
        | 'teruggenomen'
        | 'lezen-geweigerd'
        | 'gezocht'
        | 'gevraagd';
      /**
       * Format: date-time
       * @description Vanaf dit tijdstip
       */
      van?: string;
      /**
       * Format: date-time
       * @description Tot dit tijdstip
       */
      tot?: string;
    };
    RegelPartij: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example RC */
      partner: string;
    };
    RegelCel: {
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * Format: uuid
       * @description Schuilnummer van de betrokkene in één rol
       * @example null
       */
      betrokkene: string | null;
      /**
       * @description Ids van velden binnen het signaal
       * @example [
       *       "v1"
       *     ]
       */
      velden: string[];
      /**
       * @description Wat de hub besliste
       * @enum {string}
       */
      uitkomst: 'permit' | 'reduce' | 'hit-only' | 'anonymise' | 'pending' | 'needs-consent' | 'deny';
      /**
       * @description Codes van de gronden
       * @example [
       *       "GW-172"
       *     ]
       */
      gronden: string[];
      /**
       * @description Code van de reden
       * @example NO_GROUND
       */
      reden: string | null;
      /** @description De waarden zijn getoond */
      getoond: boolean;
    };
    Registerregel: {
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @enum {string} */
      soort:
        | 'vastgelegd'
        | 'verleend'
        | 'geweigerd'
        | 'gelezen'
        | 'geexporteerd'
        | 'geteld'
        | 'teruggenomen'
        | 'lezen-geweigerd'
        | 'gezocht'
        | 'gevraagd';
      /**
       * Format: date-time
       * @example 2026-11-24T10:00:00.000Z
       */
      tijdstip: string;
      /**
       * @description Organisatie die het deed
       * @example 00000099000000000001
       */
      organisatie: string;
      /**
       * @description Schuilnaam van de medewerker
       * @example demo-inspecteur
       */
      medewerker: string | null;
      /** @example apv */
      taak: string | null;
      van: components['schemas']['RegelPartij'] | null;
      aan: components['schemas']['RegelPartij'] | null;
      /**
       * Format: uuid
       * @example null
       */
      signaal: string | null;
      /**
       * Format: uuid
       * @example null
       */
      zaak: string | null;
      /**
       * Format: uuid
       * @example null
       */
      verstrekking: string | null;
      /** @example organised-crime */
      doel: string | null;
      /** @example 2025-03-01.1 */
      beleidsversie: string | null;
      /** @description Na te lezen bij /v1/beslissingen */
      beslissingen: string[];
      cellen: components['schemas']['RegelCel'][];
    };
    Registerregels: {
      items: components['schemas']['Registerregel'][];
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
    };
    KennisVraag: {
      /**
       * Format: uuid
       * @description Id van het signaal
       */
      signaal: string;
      /**
       * @description OIN van de organisatie
       * @example 00000099000000000001
       */
      oin: string;
      /**
       * Format: date
       * @description Tot en met deze dag
       * @example 2026-11-24
       */
      op: string;
      /**
       * Format: uuid
       * @description Schuilnummer van de betrokkene in één rol
       */
      betrokkene?: string;
    };
    BekendeCel: {
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * Format: uuid
       * @description Schuilnummer van de betrokkene in één rol
       * @example null
       */
      betrokkene: string | null;
      /**
       * @description Ids van velden binnen het signaal
       * @example [
       *       "v1"
       *     ]
       */
      velden: string[];
      /**
       * Format: date-time
       * @example 2026-11-24T10:00:00.000Z
       */
      eerstGelezenOp: string;
      /**
       * Format: date-time
       * @example 2026-11-24T10:00:00.000Z
       */
      laatstGelezenOp: string;
      /** @example 1 */
      keren: number;
      /**
       * @description Codes van de gronden
       * @example [
       *       "GW-172"
       *     ]
       */
      gronden: string[];
      /**
       * @example [
       *       "2025-03-01.1"
       *     ]
       */
      beleidsversies: string[];
      /**
       * @description Plaatsen in het logboek
       * @example [
       *       12
       *     ]
       */
      volgnummers: number[];
    };
    Kennis: {
      items: components['schemas']['BekendeCel'][];
    };
    BeslissingInLijst: {
      /** Format: uuid */
      id: string;
      /**
       * @description Plaats in het logboek
       * @example 12
       */
      volgnummer: number;
      /** @enum {string} */
      soort:
        | 'vastgelegd'
        | 'verleend'
        | 'geweigerd'
        | 'gelezen'
        | 'geexporteerd'
        | 'geteld'
        | 'teruggenomen'
        | 'lezen-geweigerd'
        | 'gezocht'
        | 'gevraagd';
      /**
       * Format: date-time
       * @example 2026-11-24T10:00:00.000Z
       */
      tijdstip: string;
    };
    Beslissingen: {
      /** @example 1 */
      pagina: number;
      /** @example 50 */
      paginaGrootte: number;
      /**
       * @description Aantal over alle bladzijden
       * @example 1
       */
      totaal: number;
      /**
       * @description Adres van de volgende bladzijde; null op de laatste
       * @example null
       */
      volgende: string | null;
      items: components['schemas']['BeslissingInLijst'][];
    };
    Beleid: {
      /** @example 2025-03-01.1 */
      version: string;
      /** @description Controlegetal over alle beleidsbestanden */
      digest: string;
    };
    BeslistDeel: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /**
       * @description Ids van velden binnen het signaal
       * @example [
       *       "v1"
       *     ]
       */
      velden: string[];
    };
    Beslissing: {
      /** Format: uuid */
      id: string;
      /**
       * @description Plaatsen in het logboek
       * @example [
       *       12
       *     ]
       */
      volgnummers: number[];
      /**
       * Format: date
       * @example 2026-11-24
       */
      peildatum: string;
      beleid: components['schemas']['Beleid'];
      /**
       * @description Versie van de rekenregel
       * @example 1
       */
      rekenregel: string;
      /**
       * @description De vraag aan het beleid. De omstandigheden van het signaal ziet alleen het toezicht.
       * @example {
       *       "activity": "disclose",
       *       "from": "GB-TZ",
       *       "to": "RC",
       *       "purpose": "organised-crime"
       *     }
       */
      vraag: {
        [key: string]: unknown;
      };
      /**
       * @description Toestemmingen die meetelden: id en versie
       * @example []
       */
      toestemmingen: string[];
      antwoord: components['schemas']['BeslistDeel'][];
    };
    UitgelegdDeel: {
      /**
       * @description Wat met dit gegeven mag
       * @enum {string}
       */
      uitkomst:
        'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      /** @description Wettelijke gronden; leeg als het niet mag */
      gronden: {
        code: string;
        artikel: string;
        uitleg: string;
      }[];
      /** @description Waarom niet, of niet alles */
      reden: {
        code: string;
        tekst: string;
      } | null;
      /** @description Een of twee zinnen */
      uitleg: string;
      /** @description Wat eerst nog moet */
      wachtOp: string[];
      /** @description Plichten die met het gegeven meegaan */
      verplichtingen: string[];
      /** @description Wat wel kan */
      uitwegen: {
        code: string;
        tekst: string;
      }[];
      /**
       * @description Rol en soort van het gegeven
       * @example case.LOC
       */
      cel: string;
      /** @description Wat het antwoord ruimer maakt, en wat het dan wordt. Elk stuk is nagerekend. */
      veranderen: {
        doen: {
          code: string;
          /** @enum {string} */
          soort: 'doen' | 'als-het-zo-is';
          tekst: string;
        }[];
        /** @enum {string} */
        wordt: 'toegestaan' | 'beperkt' | 'alleen-ja-of-nee' | 'alleen-zonder-personen' | 'wacht' | 'toestemming-nodig' | 'niet-toegestaan';
      }[];
      /**
       * @description Ids van velden binnen het signaal
       * @example [
       *       "v1"
       *     ]
       */
      velden: string[];
      /** @description De artikelen erachter, en of hun tekst is gelezen. Alleen bij vorm=jurist. */
      bronnen?: {
        code: string;
        artikel: string;
        /** @enum {string} */
        gelezen: 'gelezen' | 'deels-gelezen' | 'uit-het-geheugen';
        /** Format: date */
        vanaf: string | null;
        /** Format: date */
        tot: string | null;
      }[];
      /** @description Welke regel sprak, en wat die zei. Alleen bij vorm=jurist. */
      toetsing?: string[];
    };
    Uitleg: {
      /** Format: uuid */
      id: string;
      /**
       * Format: date
       * @example 2026-11-24
       */
      peildatum: string;
      /**
       * @description De vraag aan het beleid. De omstandigheden van het signaal ziet alleen het toezicht.
       * @example {
       *       "activity": "disclose",
       *       "from": "GB-TZ",
       *       "to": "RC",
       *       "purpose": "organised-crime"
       *     }
       */
      vraag: {
        [key: string]: unknown;
      };
      /** @description Alleen bij vorm=jurist */
      beleid?: components['schemas']['Beleid'];
      /**
       * @description Versie van de rekenregel; alleen bij vorm=jurist
       * @example 1
       */
      rekenregel?: string;
      antwoord: components['schemas']['UitgelegdDeel'][];
    };
    WisVraag: {
      /** @description Schuilnummers van de betrokkene, een per rol, zoals het register ze geeft */
      betrokkenen: string[];
      /** @enum {string} */
      reden: 'verzoek-betrokkene' | 'onrechtmatig';
    };
    Afdeling: {
      /** @example 00000099000000000001 */
      oin: string;
      /** @example RC */
      partner: string;
    };
    Wissing: {
      /** Format: uuid */
      betrokkene: string;
      /**
       * Format: uuid
       * @description Na te lezen bij /v1/wissingen zodra er gewist is
       */
      id: string;
      /** Format: uuid */
      signaal: string;
      /**
       * @description Een tweede functionaris vraagt hetzelfde; dan wordt er gewist
       * @enum {string}
       */
      status: 'wacht-op-tweede' | 'gewist';
      /** @enum {string} */
      reden: 'verzoek-betrokkene' | 'onrechtmatig' | 'bewaartermijn';
      /** Format: date-time */
      gewistOp: string | null;
      /**
       * Format: date
       * @description Dan is ook de laatste reservekopie van de sleutel weg
       * @example null
       */
      backupsLeegOp: string | null;
      /** @description Wie deze gegevens kreeg, en het nu hoort: gelijk aan de ontvangstbewijzen */
      ontvangers: components['schemas']['Afdeling'][];
    };
    Wissingen: {
      items: components['schemas']['Wissing'][];
    };
    WissingVoorOntvanger: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signaal: string;
      /** @description Staat bij subject_tags in uw ontvangstbewijzen over deze betrokkene */
      kenmerkInBewijzen: string;
      /**
       * @description Ids van velden binnen het signaal
       * @example [
       *       "v1"
       *     ]
       */
      velden: string[];
      /** @enum {string} */
      reden: 'verzoek-betrokkene' | 'onrechtmatig' | 'bewaartermijn';
      /** Format: date-time */
      gewistOp: string;
    };
    BewaarplichtDto: {
      /** @enum {string} */
      reden: 'rechtszaak' | 'klacht' | 'toezicht';
    };
    Bewaarplicht: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signaal: string;
      /** @enum {string} */
      status: 'geldt' | 'opgeheven';
    };
    OpheffingDto: {
      /** @enum {string} */
      reden: 'afgelopen' | 'vergissing';
    };
    VerlopenBewaartermijn: {
      /**
       * Format: uuid
       * @description Schuilnummer van de betrokkene in één rol, of van de zaak zelf
       */
      betrokkene: string;
      /** Format: uuid */
      signaal: string;
      /**
       * @description Naam van de termijn in het beleid
       * @example compartment
       */
      termijn: string;
      /**
       * Format: date
       * @description Eerste dag waarop het te laat is
       * @example 2031-11-20
       */
      verlopenOp: string;
      /** @description Er rust een bewaarplicht op: dan blijft het */
      bewaarplicht: boolean;
    };
    BewaartermijnenVooruit: {
      /**
       * Format: date
       * @example 2031-11-27
       */
      op: string;
      totaal: number;
      items: components['schemas']['VerlopenBewaartermijn'][];
    };
    PrognoseVraag: {
      /**
       * Format: date
       * @description Vandaag of later
       * @example 2028-01-01
       */
      op: string;
    };
    AfspraakDieEindigt: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      soort: 'I-RIEC' | 'I-ZVH' | 'I-W20' | 'I-SUWI';
      /** @example Convenant Zorg- en Veiligheidshuis Twente (demo) */
      titel: string;
      /**
       * Format: date
       * @example 2027-12-31
       */
      laatsteDag: string;
    };
    BaanInPrognose: {
      /**
       * @description Code van de gever
       * @example GB-TZ
       */
      van: string;
      /**
       * @description Code van de ontvanger
       * @example RC
       */
      aan: string;
      /** @example organised-crime */
      doel: string;
      /**
       * @description Verstrekkingen die nu lopen
       * @example 12
       */
      verstrekkingen: number;
      /**
       * @description Daarvan stoppen er geheel
       * @example 11
       */
      stopt: number;
      /**
       * @description Daarvan verliezen er een deel
       * @example 1
       */
      verliest: number;
      /**
       * @description Daarvan zijn er al gestopt, geheel of voor een deel
       * @example 0
       */
      alGestopt: number;
      /**
       * @description Per soort gegevens hoeveel verstrekkingen die kwijtraken
       * @example {
       *       "BIZ": 11
       *     }
       */
      soorten: {
        [key: string]: number;
      };
    };
    ZaakInPrognose: {
      /** Format: uuid */
      id: string;
      /** @example Z-1A2B3C4D */
      kenmerk: string;
      /** @enum {string} */
      wordt: 'stopt' | 'verliest';
      /**
       * @example [
       *       "BIZ"
       *     ]
       */
      soorten: string[];
    };
    Prognose: {
      /**
       * Format: date
       * @example 2026-11-24
       */
      vandaag: string;
      /**
       * Format: date
       * @example 2028-01-01
       */
      op: string;
      /** @description Beleid waaronder is gerekend */
      beleid: string;
      afspraken: components['schemas']['AfspraakDieEindigt'][];
      banen: components['schemas']['BaanInPrognose'][];
      zaken: components['schemas']['ZaakInPrognose'][];
      /** @description Verstrekkingen die om een andere reden iets verliezen, zoals een toestemming die eindigt */
      anders: number;
    };
    Gebeurtenis: {
      /**
       * @description Plaats in het logboek; loopt op
       * @example 12
       */
      volgnummer: number;
      /**
       * @description Wat er gebeurde
       * @example nl.seinhuis.signaal-geregistreerd.v1
       */
      soort: string;
      /**
       * @description Waarover
       * @example signal
       */
      onderwerp: string;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      tijdstip: string;
    };
    Gebeurtenissen: {
      items: components['schemas']['Gebeurtenis'][];
      /**
       * @description Geef dit de volgende keer mee als na
       * @example 12
       */
      na: number;
      /** @description Er staan er nog meer klaar */
      meer: boolean;
    };
    EventSchemaListed: {
      /**
       * @description Wat het beschrijft
       * @example cloudevent
       */
      naam: string;
      /**
       * @description Waar het schema staat
       * @example /v1/schemas/gebeurtenissen/cloudevent
       */
      adres: string;
    };
    EventSchemasListed: {
      items: components['schemas']['EventSchemaListed'][];
    };
    LogKeys: {
      /**
       * @description Naam van het logboek, de eerste regel van elk controlepunt
       * @example seinhuis.example/logboek
       */
      naam: string;
      /** @description Sleutel waarmee het logboek tekent, als naam+kenmerk+sleutel */
      logboek: string;
      /** @description Sleutels van de getuigen. Vertrouw ze niet omdat ze hier staan: vraag ze aan de getuigen zelf. */
      getuigen: string[];
      /** @description Sleutels van ontvangstbewijzen, die van nu eerst. De naam is de kid van het bewijs. */
      ontvangstbewijzen: string[];
    };
    LogProof: {
      /** @description Hashes in base64, in de volgorde van RFC 6962 */
      hashes: string[];
      /** @description Wortel van het logboek bij de gevraagde grootte, in base64 */
      wortel: string;
    };
    /** @description Fout volgens RFC 9457 */
    Probleem: {
      /**
       * Format: uri
       * @description Soort fout
       */
      type: string;
      /** @description Korte naam van de fout */
      title: string;
      status: number;
      /** @description Wat er aan de hand is en wat u kunt doen */
      detail: string;
      /** @description Vaste code; verandert niet tussen versies */
      code: string;
      /** @description Kenmerk van dit ene verzoek */
      instance?: string;
      errors?: components['schemas']['Invoerfout'][];
    };
    Invoerfout: {
      /** @description JSON-pointer naar het gegeven */
      pointer: string;
      code: string;
      detail: string;
    };
  };
  responses: {
    /** @description Het verzoek klopt niet; `errors` noemt alles wat er mis is */
    Fout400: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Het verzoek klopt niet",
         *       "status": 400,
         *       "detail": "Het verzoek klopt niet; `errors` noemt alles wat er mis is",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Geen token, of een token dat niet bewijst wie het vraagt */
    Fout401: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "U bent niet aangemeld",
         *       "status": 401,
         *       "detail": "Geen token, of een token dat niet bewijst wie het vraagt",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description De rol of het betrouwbaarheidsniveau is niet genoeg, of de regels laten het niet toe */
    Fout403: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Dit mag u niet",
         *       "status": 403,
         *       "detail": "De rol of het betrouwbaarheidsniveau is niet genoeg, of de regels laten het niet toe",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Bestaat niet, of niet voor u */
    Fout404: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Niet gevonden",
         *       "status": 404,
         *       "detail": "Bestaat niet, of niet voor u",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Past niet bij de stand van nu, of de Idempotency-Key hoort bij een ander verzoek */
    Fout409: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Dit kan nu niet",
         *       "status": 409,
         *       "detail": "Past niet bij de stand van nu, of de Idempotency-Key hoort bij een ander verzoek",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Was er, en is ingetrokken of teruggenomen */
    Fout410: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Dit bestaat niet meer",
         *       "status": 410,
         *       "detail": "Was er, en is ingetrokken of teruggenomen",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description De inhoud is groter dan 256 KB */
    Fout413: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Het verzoek is te groot",
         *       "status": 413,
         *       "detail": "De inhoud is groter dan 256 KB",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description De inhoud is geen application/json */
    Fout415: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Deze inhoud kan de hub niet lezen",
         *       "status": 415,
         *       "detail": "De inhoud is geen application/json",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Te veel verzoeken van dit adres aan deze hub; elke hub telt voor zich. Zie Retry-After */
    Fout429: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        /** @description Aantal seconden */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Te veel verzoeken",
         *       "status": 429,
         *       "detail": "Te veel verzoeken van dit adres aan deze hub; elke hub telt voor zich. Zie Retry-After",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description Een fout in de hub; het kenmerk in `instance` helpt de beheerder */
    Fout500: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "Er ging iets mis",
         *       "status": 500,
         *       "detail": "Een fout in de hub; het kenmerk in `instance` helpt de beheerder",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
    /** @description De hub kan nu niets vastleggen; herhaal het verzoek na Retry-After met dezelfde Idempotency-Key */
    Fout503: {
      headers: {
        'API-Version': components['headers']['API-Version'];
        /** @description Aantal seconden */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "type": "https://seinhuis.example/problemen/onderwerp.reden",
         *       "title": "De hub is even niet beschikbaar",
         *       "status": 503,
         *       "detail": "De hub kan nu niets vastleggen; herhaal het verzoek na Retry-After met dezelfde Idempotency-Key",
         *       "code": "onderwerp.reden"
         *     }
         */
        'application/problem+json': components['schemas']['Probleem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description Versie van de API
     * @example 1.0.0
     */
    'API-Version': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  openapi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description De beschrijving */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonAanmelding: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Aanmelding'];
        };
      };
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstPartners: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
        /** @description Code van de partner, zoals GB-TZ voor gemeentelijk toezicht */
        partner?: string;
        /** @description Regio, zoals riec-oost-brabant */
        regio?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnersPage'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstBeleidsversies: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Beleidsversies'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  stelBeleidVoor: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeBeleidsversie'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  stelBeleidVast: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        digest: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeBeleidsversie'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstBeleidschemas: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchemasListed'];
        };
      };
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesBeleidschema: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        naam: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Het schema */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': Record<string, never>;
        };
      };
      400: components['responses']['Fout400'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstInstrumenten: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
        /** @description Regio, zoals riec-oost-brabant */
        regio?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Afspraken'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  registreerInstrument: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AfspraakDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeAfspraak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  tekenInstrument: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeAfspraak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  schortInstrumentOp: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpschortingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeAfspraak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  hervatInstrument: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeAfspraak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  beeindigInstrument: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BeeindigingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeAfspraak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstSignalen: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Signalen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  meldSignaal: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignaalDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ontvangstbewijs'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonVoorbeeldVanSignaal: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignaalDto'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Voorbeeld'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonSignaal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EigenSignaal'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  vulSignaalAan: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AanvulDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ontvangstbewijs'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  verbeterSignaal: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectiesDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerbeterdSignaal'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  trekSignaalIn: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IntrekkingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IngetrokkenSignaal'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  vraagVooraf: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProefDto'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Proef'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstToestemmingen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signaalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Toestemmingen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  legToestemmingVast: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        signaalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ToestemmingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VastgelegdeToestemming'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  trekToestemmingIn: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        signaalId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IngetrokkenToestemming'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  weegSignaal: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WegingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VastgelegdeWeging'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstZaken: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Zaken'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  openZaak: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ZaakDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonZaak: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Zaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  koppelSignaal: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KoppelingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  wijsLidAan: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LidDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  brengZaakVerder: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StapDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GewijzigdeZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstVerstrekkingen: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
        kant?: 'ontvangen' | 'gegeven';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verstrekkingen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  verstrekVelden: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerstrekkingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verstrekking'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      409: components['responses']['Fout409'];
      410: components['responses']['Fout410'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonVoorbeeldVanVerstrekkingen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoorbeeldDto'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VoorbeeldenVanVerstrekking'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesVerstrekking: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GelezenVelden'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      410: components['responses']['Fout410'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  neemVerstrekkingTerug: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TerugnemingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeruggenomenVerstrekking'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesZaak: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GelezenZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  zoekSignalen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ZoekDto'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Zoekantwoord'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  exporteerZaak: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExportDto'];
      };
    };
    responses: {
      /** @description Het bestand, in het gevraagde formaat */
      201: {
        headers: {
          /** @description SHA-256 van het bestand, zoals in het logboek staat (RFC 9530) */
          'Content-Digest'?: string;
          /** @description Id van deze export */
          'Export-Id'?: string;
          /**
           * @description Waar deze export in het logboek staat
           * @example 12,13
           */
          'Export-Volgnummers'?: string;
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Export'];
          'text/csv': string;
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  telZaak: {
    parameters: {
      query?: {
        /** @description Doel waarvoor u het wilt zien */
        doel?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AantallenVanZaak'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstGoedkeuringen: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
        kant?: 'te-geven' | 'gevraagd';
        /** @description Weglaten betekent: alle */
        status?: 'wacht' | 'gegeven' | 'geweigerd' | 'ingetrokken';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Goedkeuringen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  beantwoordGoedkeuring: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BesluitDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VastgelegdAkkoord'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  trekGoedkeuringIn: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AkkoordIntrekkingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VastgelegdAkkoord'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesBewijsVanVerstrekking: {
    parameters: {
      query?: {
        /** @description jws: het ontvangstbewijs; tlog-proof: het bewijs dat het in het logboek staat (c2sp.org/tlog-proof), zodra een controlepunt het omvat */
        vorm?: 'jws' | 'tlog-proof';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Het ontvangstbewijs als JWS (sleutel: /v1/logboek/sleutels), of het bewijs dat het in het logboek staat */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/jose': string;
          'text/plain': string;
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesOntvangstbewijs: {
    parameters: {
      query?: {
        /** @description jws: het ontvangstbewijs; tlog-proof: het bewijs dat het in het logboek staat (c2sp.org/tlog-proof), zodra een controlepunt het omvat */
        vorm?: 'jws' | 'tlog-proof';
      };
      header?: never;
      path: {
        /** @description Plaats in het logboek */
        volgnummer: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Het ontvangstbewijs als JWS (sleutel: /v1/logboek/sleutels), of het bewijs dat het in het logboek staat */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/jose': string;
          'text/plain': string;
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  zoekInRegister: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterVraag'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Registerregels'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  vraagKennis: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KennisVraag'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Kennis'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstBeslissingen: {
    parameters: {
      query?: {
        /** @description Bladzijde, vanaf 1 */
        pagina?: number;
        /** @description Aantal per bladzijde */
        paginaGrootte?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Beslissingen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonBeslissing: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Beslissing'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  legBeslissingUit: {
    parameters: {
      query?: {
        /** @description Voor wie de uitleg is */
        vorm?: 'gewoon' | 'jurist';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Uitleg'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  wisBetrokkene: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WisVraag'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Wissingen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      /** @description Gelukt */
      409: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesWissing: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WissingVoorOntvanger'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  legBewaarplichtOp: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BewaarplichtDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Bewaarplicht'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  hefBewaarplichtOp: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.
         * @example 0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10
         */
        'Idempotency-Key': string;
      };
      path: {
        signaalId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpheffingDto'];
      };
    };
    responses: {
      /** @description Vastgelegd */
      201: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Bewaarplicht'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      404: components['responses']['Fout404'];
      409: components['responses']['Fout409'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  toonBewaartermijnen: {
    parameters: {
      query: {
        /** @description Wat dan niet langer bewaard mag worden */
        op: string;
        /** @description Ten hoogste zoveel */
        aantal?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BewaartermijnenVooruit'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  vraagPrognose: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PrognoseVraag'];
      };
    };
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Prognose'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      413: components['responses']['Fout413'];
      415: components['responses']['Fout415'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstGebeurtenissen: {
    parameters: {
      query?: {
        /** @description Laatste volgnummer dat u al hebt; weglaten of -1: vanaf het begin */
        na?: number;
        /** @description Ten hoogste zoveel gebeurtenissen */
        aantal?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Gebeurtenissen'];
        };
      };
      400: components['responses']['Fout400'];
      401: components['responses']['Fout401'];
      403: components['responses']['Fout403'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  lijstGebeurtenisschemas: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventSchemasListed'];
        };
      };
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesGebeurtenisschema: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        naam: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Het schema */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': Record<string, never>;
        };
      };
      400: components['responses']['Fout400'];
      404: components['responses']['Fout404'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesControlepunt: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Het controlepunt als getekende notitie */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesLogboeksleutels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogKeys'];
        };
      };
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesInclusiebewijs: {
    parameters: {
      query: {
        /** @description Plaats van de gebeurtenis in het logboek */
        volgnummer: number;
        /** @description Grootte van het logboek waarin zij staat */
        grootte: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogProof'];
        };
      };
      400: components['responses']['Fout400'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
  leesConsistentiebewijs: {
    parameters: {
      query: {
        /** @description Grootte van het oudere controlepunt */
        van: number;
        /** @description Grootte van het nieuwere controlepunt */
        tot: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gelukt */
      200: {
        headers: {
          'API-Version': components['headers']['API-Version'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogProof'];
        };
      };
      400: components['responses']['Fout400'];
      429: components['responses']['Fout429'];
      500: components['responses']['Fout500'];
      503: components['responses']['Fout503'];
    };
  };
}

/** Words of German, French, Spanish, Portuguese, Italian and Dutch for ideas that the track names in English. Without accents. */
export const TRANSLATED: readonly (readonly [RegExp, string])[] = [
  [
    /\b(bases? de (datos|donnees|dados)|bancos? de dados|datenbank(en)?|basi? (di )?dati|bdd|bbdd)\b/g,
    "database",
  ],
  [/\b(passw(oe|o)rt|passw(oe|o)rter|mots? de passe|contrasenas?|senhas?|wachtwoord(en)?)\b/g, "password"],
  [/\b(serveurs?|servidor(es)?)\b/g, "server"],
  [
    /\b(entwickler(in)?|developpeu(r|se)|desarrollador(a)?|desenvolvedor(a)?|programador(a)?|sviluppatore|ontwikkelaar|programmierer(in)?)\b/g,
    "developer",
  ],
  [
    /\b(deployer|desplegar|deployen|bereitstellen|implantar|mettre en ligne|in produktion|mettre en production)\b/g,
    "deploy",
  ],
  [
    /\b(authentifi(cation|zierung)|autenticacion|autenticacao|autenticazione|authentifier)\b/g,
    "authentication",
  ],
  [/\b(anmeld(en|ung)|einloggen|se connecter|iniciar sesion|inicio de sesion|fazer login)\b/g, "login"],
  [/\b(fehler(behandlung)?|erreurs?|errores|erros|errori|gestion des erreurs|manejo de errores)\b/g, "error"],
  [/\b(testen|tester|probar|testar|pruebas|testes)\b/g, "test"],
  [/\b(asynchron(e|es|en)?|asincron[oae]s?|assincron[oa]s?)\b/g, "asynchronous"],
  [/\b(promess?[ae]s?)\b/g, "promises"],
  [/\bmettre\b.{0,20}\ben ligne\b|\bsubir\b.{0,20}\b(produccion|servidor|internet)\b/g, "deploy"],
  [/\b(hospedar|alojar|heberger|hebergement|hosten)\b/g, "hosting"],
  [/\b(produccion|producao|produktion|produzione)\b/g, "production"],
  [/\b(automatizad[oa]s?|automatisiert(e|en)?|automatises?)\b/g, "automated"],
  [/\b(funktionen|fonctions|funciones|funcoes|funzioni)\b/g, "functions"],
  [/\b(abfragen|requetes sql|consultas)\b/g, "queries"],
  [
    /\b(umgebungsvariablen|variables? d'?environnement|variables de entorno|variaveis de ambiente)\b/g,
    "environment variables",
  ],
  [
    /\b(vorstellungsgesprach|bewerbungsgesprach|jobinterview|entretien d'embauche|entretien|entrevista|colloquio)\b/g,
    "interview",
  ],
  [/\b(verbinden|connecter|conectar|collegare)\b/g, "connect"],
  [/\b(speichern|guardar|enregistrer|sauvegarder|salvar)\b/g, "save"],
  [/\b(rutas|rotas)\b/g, "routes"],
  [/\b(protokolle|journaux|registros)\b/g, "logs"],
  [/\b(rechte|berechtigungen|permisos|permissoes)\b/g, "permissions"],
  [/\b(warteschlangen?|files? d'attente|colas|filas)\b/g, "queue"],
  [/\b(middlewares)\b/g, "middleware"],
  // Before the words of one idea come those of two.
  [
    /\b(tratamento de|tratar|tratamiento de|gestionar|gerer (les|des)|gestione degli|behandeln|abfangen|afhandelen)(?= error)/g,
    "handling",
  ],
  [/\b(eingaben?|entradas?|saisies?|datos de entrada|dados de entrada|donnees d'entree|invoer)\b/g, "input"],
  [
    /\b(validieren|validierung|prufen|uberprufen|valider|validar|validacion|validacao|validazione|valideren|verifier les donnees)\b/g,
    "validate",
  ],
  [/\b(schnittstellen?|programmierschnittstelle)\b/g, "api"],
  [/\b(hashen|verschlusseln|hacher|chiffrer|hashear|cifrar|encriptar|criptografar)\b/g, "hash"],
  [/\b(sitzung(en)?|sesion(es)?|sessao|sessoes|sessioni|sessies)\b/g, "sessions"],
  [/\b(abmelden|ausloggen|se deconnecter|deconnexion|cerrar sesion|sair da conta|uitloggen)\b/g, "logout"],
  [
    /\b(registrierung|registrieren|inscription|s'inscrire|registro de usuarios|registrarse|cadastro( de usuarios)?|registratie)\b/g,
    "signup",
  ],
  [
    /\bconnexion\b(?=.*\b(password|utilisateurs?|comptes?)\b)|\b(connexion|comptes?) utilisateurs?\b/g,
    "login",
  ],
  [/\b(benutzer(konten|konto|n)?|nutzer(n)?|utilisateurs?|usuarios?|utenti|gebruikers?)\b/g, "users"],
  [/\b(autorisierung|autorisation|autorizacion|autorizacao|autorizzazione)\b/g, "authorization"],
  [/\b(tabellen?|tablas|tabelas|tabelle)\b/g, "tables"],
  [/\b(verknupfen|joindre|unir|juntar)\b(?= .*\btables?\b)/g, "join"],
  [/\b(fremdschlussel|cles? etrangeres?|claves? foraneas?|chaves? estrangeiras?)\b/g, "foreign key"],
  [/\b(beziehungen|relaciones|relacoes|relazioni)\b/g, "relationships"],
  [/\b(migrationen|migraciones|migracoes|migrazioni)\b/g, "migrations"],
  [
    /\b(uberwachung|uberwachen|surveiller|surveillance|supervision|monitorear|monitorizar|monitoreo|monitorar|monitoramento)\b/g,
    "monitoring",
  ],
  [/\b(protokollierung|protokollieren|journalisation)\b/g, "logging"],
  [/\b(zwischenspeicher(n)?|mise en cache|memoria cache)\b/g, "caching"],
  [/\b(ereignisschleife|boucle d'evenements|bucle de eventos|loop de eventos)\b/g, "event loop"],
  [/\b(dateien|datei|fichiers?|archivos?|arquivos?|ficheros?|bestanden)\b/g, "file"],
  [
    /\b(anfragen?|requetes?( http)?|peticion(es)?|solicitudes|requisicao|requisicoes|richieste)\b/g,
    "request",
  ],
  [/\b(antworten|reponses?|respuestas?|respostas?|risposte)\b/g, "response"],
  [
    /\b(statuscodes?|codes? (de )?statut|codigos? de estado|codigos? de status|codici di stato)\b/g,
    "status codes",
  ],
  [/\b(kopfzeilen|en-?tetes?|cabeceras|encabezados|cabecalhos)\b/g, "headers"],
  [/\b(schleifen|boucles|bucles|lacos)\b/g, "loops"],
  [/\b(felder|tableaux?|arreglos|vetores)\b(?=.*\b(javascript|js)\b)/g, "arrays"],
  [/\b(objekte|objets|objetos|oggetti)\b/g, "objects"],
  [/\b(module|modulos|moduli)\b/g, "modules"],
  [/\b(pakete|paquets|paquetes|pacotes|pacchetti)\b/g, "packages"],
  [
    /\b(arbeit|stelle|emploi|empleo|trabajo|emprego|trabalho|lavoro|baan|boulot)\b(?= (als|comme|como|come|de|en)\b)/g,
    "job",
  ],
  [/\b(sichern|absichern|proteger|securiser|asegurar|beveiligen|schutzen)\b(?=.*\bapi\b)/g, "secure"],
  [/\b(sicherheit|securite|seguridad|seguranca|sicurezza)\b/g, "security"],
  [/\b(seitenweise|seitennummerierung|paginacion|paginacao|paginazione)\b/g, "pagination"],
  [/\b(skalieren|escalar|mettre a l'echelle)\b/g, "scale"],
  [/\b(herunterfahren|arret propre|apagado ordenado)\b/g, "shutdown"],
  [/\b(ruckrufe|rappels|funciones de retorno)\b/g, "callbacks"],
  [
    /\b(zeitplan|geplante aufgaben|taches planifiees|tareas programadas|tarefas agendadas)\b/g,
    "scheduled tasks",
  ],
  [/\b(echtzeit|temps reel|tiempo real|tempo real|tempo reale)\b/g, "real time"],
  [/\bfile\b.{0,20}\b(lesen|lezen)\b|\b(lire|leer|ler|leggere)\b.{0,20}\bfile\b/g, "read a file"],
  [/\b(proteger|schutzen|beveiligen)\b/g, "protect"],
  [
    /\bins (internet|netz) (stellen|bringen)\b|\b(colocar|subir|poner|publicar|mettre)\b.{0,25}\b(no ar|en linea|online|en internet|sur internet)\b/g,
    "deploy",
  ],
  [/\b(webseiten?|internetseiten?|sites? web|sitios? web|paginas? web|siti web)\b/g, "website"],
  [/\b(formular(e|s|io|ios|en)?|formulaires?)\b/g, "form"],
  [/\b(grundlagen|les bases|fundamentos|basi)\b/g, "basics"],
  [
    /\b(hochladen|televerser|uploader|caricare)\b|\b(subir|enviar|carregar|envoyer|telecharger)(?= (des |un |une |os |las |los |um |uma |ein )?(file|archivos?|arquivos?|ficheros?|fichiers?|imagen|imagenes|imagens|images?|fotos?))|\b(lade|ladt|laden)\b(?=.*\bhoch\b)/g,
    "upload",
  ],
  [/\b(transaktionen?|transacciones|transaccion|transacoes|transacao|transazion[ei])\b/g, "transactions"],
  [/\b(zertifikate?|certificats?|certificados?|certificat[oi])\b/g, "certificate"],
  [
    /\b(versionskontrolle|versionsverwaltung|controle? de versions?|control de versiones|controle de versao)\b/g,
    "git",
  ],
  [/\b(fehlersuche|debuggen|depurar|depuracion|depuracao|debogage|deboguer)\b/g, "debug"],
  [/\b(puffer|tampons?)\b/g, "buffers"],
  [/\b(ereignisse|evenements|eventos|eventi)\b/g, "events"],
  [
    /\b(dokumentation|documentacion|documentacao|documentazione|dokumentieren|documenter|documentar)\b/g,
    "documentation",
  ],
  [/\b(zeichenketten?|chaines? de caracteres|cadenas? de texto)\b/g, "strings"],
  [/\b(bedingungen|condiciones|condicoes|condizioni)\b/g, "conditions"],
  [/\b(klassen|clases|classi)\b/g, "classes"],
  [
    /\b(kommandozeile|ligne de commande|linea de comandos|linha de comando|riga di comando)\b/g,
    "command line",
  ],
  [/\b(mettre en cache|almacenar en cache)\b/g, "cache"],
  [/\b(variablen|variables|variaveis|variabili)\b/g, "variables"],
  [/\b(indizes|indices|indici)\b/g, "indexes"],
  [/\b(ordner|verzeichnis(se)?|dossiers?|carpetas?|pastas?|cartelle)\b/g, "folder"],
];

/** Words of the same languages that say how something is wanted, and do not name it. Without accents. */
export const FOREIGN_FILLERS =
  `aber alle alles als am an anfanger auch auf aus bauen baue bei bin bitte brauche da damit das dass dem den der des die dich dir du ein eine einem einen einer eines
endlich er erstellen es etwas fuer fur ganz gegen gerne grund grundlagen gut habe haben hat hilfe ich ihr im ist ja kann kein keine kennen konnen lerne lernen machen man
mein meine meinem meinen meiner mich mir mit mochte moechte mochten muss nach nicht noch nur ob oder ohne richtig schnell schon schreiben sein sehr sich sicher sie sind so soll
sollte uber ueber um und unterschied unser vom von vor wann warum was weil wenn werden werde wie will wir wird wissen wo wollen zu zum zur zwischen verstehen verstehe funktioniert funktionieren
apprendre aide aider alors au aussi aux avec avoir besoin bien car ce cela ces cest cet cette comme comment comprendre creer dans de debutant debuter des devenir difference doit dois donc du elle en entre est et etre
faire fait faut il je jai la le les leur lui ma mais me mes moi mon ne nous on ou oui par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans savoir se ses si sur ta te toi ton tout toute
tous tres tu un une utiliser vers veux voudrais vous votre zero partir mettre place
a al algo antes aprendiendo aprender ayuda bueno cero como con conmigo cosas crear cual cuando cuanto de del desde despues donde el ella ellos empezar entender entonces entre era es esa ese eso esta estan estar este esto estoy
funciona funcionan gusta hace hacer hago hasta hay la las lo los mas me mejor mi mis mucho muy nada necesito no nos o para pero poder por porque puede puedo que quien quiero quisiera se ser si sin sobre solo soy
su sus tambien tengo tiene todo todos trabajar un una uno unos usar utilizar va vamos ver voy y ya yo diferencia
aonde ao aos aprendendo as ate com comecar da das do dos ela ele em entao essa esse eu faz fazer fazem gostaria isso ja mais mas melhor meu minha muito na nao nas nem no nos num numa os ou pelo pode posso pra preciso quais qual quando quem quero
sao sem ser seu sua tambem tem tenho tudo um uma voce criar entender diferenca funcionam
imparare imparo voglio vorrei come che con cosa del della di e ho il io la le lo mi mio nel non per perche piu sono sul tra una uno usare fare capire creare tutto
een depuis scratch daten donnees datos dados dati gegevens veilig opslaan lesen lire leer ler leggere lezen gestion virar aula cours kurs curso corso
en het ik wil worden leren met van voor hoe wat zijn naar maken graag een mijn niet ook`.split(/\s+/);

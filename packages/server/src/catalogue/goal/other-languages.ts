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
  [/\b(vorstellungsgesprach|entretien d'embauche|entretien|entrevista|colloquio)\b/g, "interview"],
  [/\b(verbinden|connecter|conectar|collegare)\b/g, "connect"],
  [/\b(speichern|guardar|enregistrer|sauvegarder|salvar)\b/g, "save"],
  [/\b(rutas|rotas)\b/g, "routes"],
  [/\b(protokolle|journaux|registros)\b/g, "logs"],
  [/\b(rechte|berechtigungen|permisos|permissoes)\b/g, "permissions"],
  [/\b(warteschlangen?|files? d'attente|colas|filas)\b/g, "queue"],
  [/\b(middlewares)\b/g, "middleware"],
  [/\b(hochladen|televerser|subir archivos)\b/g, "upload"],
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
een en het ik wil worden leren met van voor hoe wat zijn naar maken graag een mijn niet ook`.split(/\s+/);

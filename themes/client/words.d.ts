// made by build.mjs from words/fr.json
declare module "words" {
  /** fr-FR */
  export const locale: string;
  /** , */
  export const decimalSign: string;
  /** {n} % */
  export const percents: (n: string | number) => string;
  /** Juste ! */
  export const right: string;
  /** En partie juste. */
  export const partial: string;
  /** Presque ! */
  export const almost: string;
  /** Cette question a été corrigée depuis votre réponse, vérifiée de nouveau. */
  export const corrected: string;
  /** Cette question a été corrigée depuis votre réponse. Répondez à nouveau. */
  export const correctedAgain: string;
  /** Pas tout à fait. */
  export const notQuite: string;
  /** Ce n’est pas la bonne réponse. */
  export const wrong: string;
  /** C’est noté. */
  export const done: string;
  /** Juste */
  export const isRight: string;
  /** Faux */
  export const isWrong: string;
  /** Il reste une petite erreur d’écriture : relisez, accents et majuscules compris. */
  export const spelling: string;
  /** Afficher le mot de passe */
  export const showPassword: string;
  /** Masquer le mot de passe */
  export const hidePassword: string;
  /** Cette question n’est pas arrivée en entier : réessayer */
  export const incomplete: string;
  /** Question suivante */
  export const nextQuestion: string;
  /** Précédente */
  export const previous: string;
  /** Suivante */
  export const following: string;
  /** Une question à la fois */
  export const oneQuestion: string;
  /** Toutes les questions */
  export const allQuestions: string;
  /** Question {n} sur {total} */
  export const questionOf: (n: string | number, total: string | number) => string;
  /** Voir mon résultat */
  export const seeResult: string;
  /** Refaire */
  export const redo: string;
  /** Il vous reste {n} essai. | Il vous reste {n} essais. */
  export const triesLeft: (n: number) => string;
  /** {earned} sur {total}, soit {share}. */
  export const earnedOf: (earned: string | number, total: string | number, share: string | number) => string;
  /** Quiz réussi. */
  export const passed: string;
  /** Il faut {pass} : corrigez vos réponses ou recommencez. */
  export const failed: (pass: string | number) => string;
  /** Il faut {pass} : recommencez quand vous voulez. */
  export const failedForNow: (pass: string | number) => string;
  /** À corriger : {items}. */
  export const toMend: (items: string | number) => string;
  /** Il manque {n} réponse. | Il manque {n} réponses. */
  export const lacking: (n: number) => string;
  /** À revoir : */
  export const toReview: string;
  /** {earned} sur {total} */
  export const shareOf: (earned: string | number, total: string | number) => string;
  /** Dites d’abord si vous êtes sûr de vous. */
  export const saySure: string;
  /** Rendre ma copie */
  export const handIn: string;
  /** Il reste {n} question sans réponse. Appuyez encore sur « Rendre ma copie » pour confirmer. | Il reste {n} questions sans réponse. Appuyez encore sur « Rendre ma copie » pour confirmer. */
  export const blanksLeft: (n: number) => string;
  /** Commencer : {n} minutes */
  export const startClock: (n: string | number) => string;
  /** Temps restant : {minutes} min {seconds} */
  export const timeLeft: (minutes: string | number, seconds: string | number) => string;
  /** Il reste une minute. Vous pouvez ajouter du temps. */
  export const oneMinuteLeft: string;
  /** Ajouter {n} minutes */
  export const addMinutes: (n: string | number) => string;
  /** {n} minutes de plus. */
  export const minutesAdded: (n: string | number) => string;
  /** Le temps est écoulé. */
  export const timeIsUp: string;
  /** Les réponses sont protégées : ouvrez cette page à une adresse en https. */
  export const needsHttps: string;
  /** Étapes reconnues : {n} sur {total}. Vous pouvez les passer : {minutes} min de moins. */
  export const canPass: (n: string | number, total: string | number, minutes: string | number) => string;
  /** Étapes passées : {n} sur {total}, soit {minutes} min de moins. */
  export const stepsPassed: (n: string | number, total: string | number, minutes: string | number) => string;
  /** Commencez depuis le début : chaque étape vous servira. */
  export const startFromTheBeginning: string;
  /** C’est bien de le dire. La correction est juste en dessous. */
  export const unsureSaid: string;
  /** Choisissez d’abord une réponse. */
  export const chooseOne: string;
  /** Cochez d’abord au moins une réponse. */
  export const tickSeveral: string;
  /** Écrivez d’abord votre réponse. */
  export const writeAnswer: string;
  /** Écrivez d’abord un nombre. */
  export const writeNumber: string;
  /** Écrivez un nombre, par exemple 12,5. */
  export const notANumber: string;
  /** Unités acceptées : {units}. */
  export const acceptedUnits: (units: string | number) => string;
  /** Écrivez le nombre seul, sans autre mot. */
  export const noUnit: string;
  /** Écrivez une date, par exemple 12/01/2027. */
  export const writeDate: string;
  /** Écrivez un numéro de téléphone à dix chiffres. */
  export const writePhone: string;
  /** Écrivez une somme, par exemple 12,50 €. */
  export const writeAmount: string;
  /** Complétez d’abord le texte. */
  export const fillGaps: string;
  /** Choisissez d’abord une réponse sur chaque ligne. */
  export const chooseMatches: string;
  /** Classez d’abord les éléments. */
  export const sortItems: string;
  /** Cochez d’abord une case par ligne. */
  export const tickRows: string;
  /** Touchez d’abord un endroit de l’image. */
  export const touchPicture: string;
  /** Choisissez d’abord un mot pour chaque repère. */
  export const chooseWords: string;
  /** Mettez d’abord les éléments en ordre. */
  export const orderItems: string;
  /** Monter : {item} */
  export const moveUp: (item: string | number) => string;
  /** Descendre : {item} */
  export const moveDown: (item: string | number) => string;
  /** {n} sur {total} */
  export const placeOf: (n: string | number, total: string | number) => string;
  /** Comparez avec le modèle, cochez ce que votre texte contient, puis vérifiez de nouveau. */
  export const compareWithModel: string;
  /** Retournez chaque carte. */
  export const turnCards: string;
  /** Carte {n} sur {total} */
  export const cardOf: (n: string | number, total: string | number) => string;
  /** À revoir */
  export const toLearn: string;
  /** Je savais */
  export const knewIt: string;
  /** Vous saviez {n} carte sur {total}. | Vous saviez {n} cartes sur {total}. */
  export const cardsKnown: (n: number, total: string | number) => string;
  /** Choisissez d’abord ce que vous faites. */
  export const chooseAction: string;
  /** Décidez d’abord ce que vous faites. */
  export const decideFirst: string;
  /** Remplissez d’abord les champs. */
  export const fillFields: string;
  /** (mène à {address}) */
  export const leadsTo: (address: string | number) => string;
  /** traité */
  export const isHandled: string;
  /** {n} sur {total} traités */
  export const handled: (n: string | number, total: string | number) => string;
  /** Écrivez d’abord votre code, puis exécutez-le. */
  export const writeCode: string;
  /** Ce programme est trop long : raccourcissez-le. */
  export const tooLong: string;
  /** Le programme n’a pas pu démarrer : vérifiez la connexion, puis réessayez. */
  export const notStarted: string;
  /** Le programme écrit trop de lignes : la suite n’est pas montrée. */
  export const outputCut: string;
  /** Python demande un navigateur plus récent : faites cet exercice sur un autre appareil. */
  export const pythonElsewhere: string;
  /** Python se charge… */
  export const pythonLoads: string;
  /** Le programme ne s’arrête pas : cherchez une boucle sans fin. */
  export const endless: string;
  /** Ligne {line} : {error} */
  export const errorAt: (line: string | number, error: string | number) => string;
  /** Ce nom n’existe pas : vérifiez l’orthographe, et que vous l’avez défini avant. */
  export const unknownName: string;
  /** Le décalage en début de ligne n’est pas bon. */
  export const badIndent: string;
  /** La ligne ne se lit pas : cherchez une parenthèse, un guillemet, un « : » ou un décalage qui manque. */
  export const badSyntax: string;
  /** On ne divise pas par zéro. */
  export const byZero: string;
  /** L’opération ne convient pas à ces valeurs : un texte et un nombre, peut-être ? */
  export const badType: string;
  /** Cet élément n’existe pas dans la liste. */
  export const notInList: string;
  /** Cette valeur ne convient pas. */
  export const badValue: string;
  /** {n} étape sur {total} | {n} étapes sur {total} */
  export const stepsDone: (n: number, total: string | number) => string;
  /** {share} aux quiz, il faut {pass} */
  export const quizzesShort: (share: string | number, pass: string | number) => string;
  /** {n} étape reconnue sur {total} | {n} étapes reconnues sur {total} */
  export const stepsKnown: (n: number, total: string | number) => string;
  /** Refaire un quiz */
  export const redoQuiz: string;
  /** Commencer à l’étape {n} */
  export const startAt: (n: string | number) => string;
  /** Cours terminé */
  export const courseDone: string;
  /** Reprendre */
  export const resume: string;
  /** Revoir le cours */
  export const seeAgain: string;
  /** {course} : {segment} */
  export const whereInCourse: (course: string | number, segment: string | number) => string;
  /** terminé */
  export const stepDone: string;
  /** Étape terminée. */
  export const stepFinished: string;
  /** acquis */
  export const goalReached: string;
  /** à retravailler */
  export const goalWeak: string;
  /** Réussi */
  export const coursePassed: string;
  /** En cours */
  export const courseGoing: string;
  /** {date}, reconnue au test */
  export const stepKnown: (date: string | number) => string;
  /** pas encore */
  export const stepToDo: string;
  /** {hours} h */
  export const hours: (hours: string | number) => string;
  /** {hours} h {minutes} */
  export const hoursAndMinutes: (hours: string | number, minutes: string | number) => string;
  /** {minutes} min */
  export const onlyMinutes: (minutes: string | number) => string;
  /** Acquis : */
  export const gained: string;
  /** À retravailler : */
  export const toWorkOn: string;
  /** Marquer comme non terminé */
  export const reopen: string;
  /** Ce fichier n’a pas pu être lu : vérifiez la connexion, puis réessayez. */
  export const cannotPlay: string;
  /** Votre progression ne peut pas être gardée dans ce navigateur : elle sera oubliée à la fermeture. */
  export const cannotKeep: string;
  /** Il n’y a plus de place dans ce navigateur : ce que vous faites maintenant sera oublié à la fermeture. */
  export const cannotFit: string;
  /** J’ai compris */
  export const understood: string;
  /** Vos traces sont effacées. */
  export const tracesErased: string;
  /** Votre progression est rétablie. */
  export const tracesBack: string;
  /** Écouter */
  export const listen: string;
  /** Lecture à voix haute */
  export const listening: string;
  /** Mettre en pause */
  export const pauseVoice: string;
  /** Lire */
  export const resumeVoice: string;
  /** Phrase précédente */
  export const previousSentence: string;
  /** Phrase suivante */
  export const nextSentence: string;
  /** Moins vite */
  export const slower: string;
  /** Plus vite */
  export const faster: string;
  /** Arrêter la lecture */
  export const stopVoice: string;
  /** La voix s’est arrêtée. Touchez « Lire » pour continuer. */
  export const voiceLost: string;
  /** Cet appareil n’a pas de voix dans cette langue. */
  export const noVoice: string;
  /** Image : {text} */
  export const imageSaid: (text: string | number) => string;
  /** Au choix : {items}. */
  export const optionsSaid: (items: string | number) => string;
  /** Aide à lire */
  export const easeTitle: string;
  /** Taille du texte */
  export const easeSize: string;
  /** Espace entre les lettres, les mots et les lignes */
  export const easeGaps: string;
  /** Normale */
  export const easeNormal: string;
  /** Grande */
  export const easeLarge: string;
  /** Très grande */
  export const easeLarger: string;
  /** La plus grande */
  export const easeLargest: string;
  /** Normal */
  export const easeUsual: string;
  /** Large */
  export const easeWide: string;
  /** Très large */
  export const easeWider: string;
  /** Mode calme : rien ne bouge */
  export const easeCalm: string;
  /** Ne pas souligner les mots du glossaire */
  export const easePlain: string;
  /** Vos choix restent sur cet appareil et valent pour toutes les pages. */
  export const easeKept: string;
  /** Tout remettre comme avant */
  export const easeAgain: string;
  /** Fermer */
  export const close: string;
  /** Signaler un problème */
  export const problemTitle: string;
  /** Votre message, à compléter */
  export const problemText: string;
  /** Rien ne part de cette page, et vos réponses n’y sont pas. C’est vous qui envoyez le message. */
  export const problemNothing: string;
  /** Envoyer par courriel */
  export const problemMail: string;
  /** Envoyer par SMS */
  export const problemSms: string;
  /** Appeler */
  export const problemCall: string;
  /** Ouvrir la page de contact */
  export const problemWeb: string;
  /** Copier le message */
  export const problemCopy: string;
  /** Message copié. */
  export const copied: string;
  /** Le texte est sélectionné : copiez-le. */
  export const copyByHand: string;
  /** Problème : {title} */
  export const problemSubject: (title: string | number) => string;
  /** Bonjour, */
  export const problemHello: string;
  /** Page : {title} */
  export const problemPage: (title: string | number) => string;
  /** Question « {id} » : {text} */
  export const problemQuestion: (id: string | number, text: string | number) => string;
  /** Édition : {edition} */
  export const problemEdition: (edition: string | number) => string;
  /** Le problème : */
  export const problemHere: string;
  /** Cet appareil n’a encore rien à envoyer. */
  export const nothingHere: string;
  /** Code {n} sur {total} */
  export const codeRank: (n: string | number, total: string | number) => string;
  /** Code QR {n} sur {total}, à lire avec un autre appareil */
  export const codeLabel: (n: string | number, total: string | number) => string;
  /** Le lien est copié. Collez-le dans un message que vous vous envoyez. */
  export const linkCopied: string;
  /** Le lien est prêt : copiez-le ci-dessous. */
  export const linkHere: string;
  /** Autres cours */
  export const otherCourses: string;
  /** Cet appareil a déjà tout : rien ne change. */
  export const nothingNew: string;
  /** C’est fait. Votre progression est sur cet appareil. */
  export const merged: string;
  /** C’est annulé. Tout est comme avant. */
  export const unmerged: string;
  /** Rien n’a changé. */
  export const unchanged: string;
  /** Cet envoi est incomplet ou abîmé : rien n’a changé. Refaites-le depuis l’autre appareil. */
  export const carriedBroken: string;
  /** Cet envoi vient d’un autre catalogue, « {site} » : rien n’a changé. */
  export const carriedForeign: (site: string | number) => string;
  /** Ce fichier est trop gros pour être une progression : rien n’a changé. */
  export const carriedLarge: string;
  /** Ce n’est pas un envoi de progression : rien n’a changé. */
  export const carriedNone: string;
  /** Aucun code ne se lit sur cette image. Reprenez la photo de plus près, sans reflet. */
  export const codeNone: string;
  /** Codes lus : {have} sur {total}. Montrez le suivant. */
  export const codesHave: (have: string | number, total: string | number) => string;
  /** L’appareil photo n’est pas disponible. Lisez plutôt une photo du code, ou collez le lien. */
  export const noCamera: string;
  /** Cette phrase de passe est trop courte : {n} signes au moins. */
  export const passphraseShort: (n: string | number) => string;
  /** Ce n’est pas la bonne phrase de passe. */
  export const passphraseWrong: string;
  /** Sur cet appareil : {what}. */
  export const keptHere: (what: string | number) => string;
  /** {n} étape terminée | {n} étapes terminées */
  export const stepsMade: (n: number) => string;
  /** {n} réponse | {n} réponses */
  export const answersMade: (n: number) => string;
  /** {course} : {what} */
  export const changesIn: (course: string | number, what: string | number) => string;
  /** où vous en êtes */
  export const changesPlace: string;
  /** Votre façon de lire */
  export const changesReading: string;
  /** Une partie de la page n’est pas arrivée. Vérifiez la connexion, puis recommencez. */
  export const partLost: string;
  /** Premier profil */
  export const firstProfile: string;
  /** Profil : {name} */
  export const profileOf: (name: string | number) => string;
  /** Session invitée : rien n’est gardé */
  export const guestSession: string;
  /** c’est vous */
  export const isYou: string;
  /** code demandé */
  export const askedCode: string;
  /** {name} est dans la liste. */
  export const profileAdded: (name: string | number) => string;
  /** C’est enregistré. */
  export const profileSaved: string;
  /** Le profil est supprimé. */
  export const profileRemoved: string;
  /** Le profil est rétabli. */
  export const profileBack: string;
  /** Un code est demandé pour ouvrir votre profil. */
  export const pinKept: string;
  /** Aucun code n’est plus demandé. */
  export const pinGone: string;
  /** Écrivez de 4 à 8 chiffres. */
  export const pinForm: string;
  /** Ce n’est pas le bon code. */
  export const pinWrong: string;
  /** Ce navigateur ne sait pas garder de code à cette adresse : il faut une adresse en https. */
  export const pinElsewhere: string;
  /** mirabelle, feuille, bateau, maison, soleil, montagne, étoile, tasse */
  export const drawingNames: string;
  /** Cela ne peut pas être gardé dans ce navigateur. */
  export const noRoom: string;
  /** phrase de passe demandée */
  export const askedPhrase: string;
  /** Un instant… */
  export const oneMoment: string;
  /** Ce navigateur ne sait pas chiffrer à cette adresse : il ne le fait que sur une adresse en https. */
  export const phraseElsewhere: string;
  /** Donnez d’abord un nom à votre profil : c’est à lui qu’on le reconnaîtra. */
  export const phraseNew: string;
  /** Les deux phrases ne sont pas les mêmes. Écrivez-les encore. */
  export const phraseTwice: string;
  /** La phrase de passe est changée. */
  export const phraseKept: string;
  /** Votre profil n’est plus chiffré. */
  export const phraseGone: string;
  /** Ce qui est gardé de ce profil est abîmé et ne s’ouvre pas. Rien n’a été effacé : une copie faite par « Continuer sur un autre appareil » peut être reprise sous un nouveau profil. */
  export const sealedDamaged: string;
  /** Ce profil a été chiffré par une autre édition de ce site. Rechargez la page, puis recommencez : rien n’a été effacé. */
  export const sealedOther: string;
  /** Profil verrouillé : rien n’est gardé ici */
  export const lockedSession: string;
  /** Profil retrouvé */
  export const foundProfile: string;
  /** Noter */
  export const noteTitle: string;
  /** Mes notes sur cette étape */
  export const noteOf: string;
  /** Garder cette étape */
  export const noteKeep: string;
  /** Ma note */
  export const noteText: string;
  /** Gardée sur cet appareil à mesure que vous écrivez ; {limit} signes au plus. */
  export const noteHelp: (limit: string | number) => string;
  /** Il reste {n} signe. | Il reste {n} signes. */
  export const noteLeft: (n: number) => string;
  /** La note est pleine : ce qui suit n’est pas écrit. Raccourcissez-la pour continuer. */
  export const noteFull: string;
  /** Cette note a changé dans une autre page. Ce que vous écrivez ici s’y ajoute. */
  export const noteBoth: string;
  /** Toutes mes notes */
  export const noteAll: string;
  /** Étape gardée */
  export const noteKept: string;
  /** Écrit le {day} */
  export const noteOn: (day: string | number) => string;
  /** Modifier */
  export const noteEdit: string;
  /** Supprimer */
  export const noteRemove: string;
  /** Supprimé : {title} */
  export const noteRemoved: (title: string | number) => string;
  /** Annuler la suppression */
  export const noteRestore: string;
  /** Cette étape n’est plus au catalogue. */
  export const noteGone: string;
  /** Mes notes */
  export const notesTitle: string;
  /** mes-notes */
  export const notesFile: string;
  /** {site}, le {day} */
  export const noteExported: (site: string | number, day: string | number) => string;
  /** {n} étape trouvée | {n} étapes trouvées */
  export const notesFound: (n: number) => string;
  /** Rien ne correspond. Essayez un autre mot. */
  export const notesNone: string;
  /** {n} note | {n} notes */
  export const notesMade: (n: number) => string;
  /** Partager ma production */
  export const shareTitle: string;
  /** Votre nom (facultatif) */
  export const shareName: string;
  /** Ce qui sera partagé */
  export const shareText: string;
  /** Rien ne part de cette page : c’est vous qui envoyez. */
  export const shareNothing: string;
  /** Écrivez d’abord votre texte : il n’y a rien à partager. */
  export const shareEmpty: string;
  /** Enregistrer en fichier */
  export const shareFile: string;
  /** Courriel au formateur */
  export const shareTrainer: string;
  /** Courriel à mon groupe */
  export const shareGroup: string;
  /** Ce texte est long pour un courriel tout prêt : le fichier est plus sûr. Enregistrez-le, puis joignez-le au courriel. */
  export const shareLong: string;
  /** Mon texte est dans le fichier joint : {file} */
  export const shareJoin: (file: string | number) => string;
  /** Ma production : {title} */
  export const shareSubject: (title: string | number) => string;
  /** Voici ma production. */
  export const shareHere: string;
  /** Cours : {title} */
  export const shareCourse: (title: string | number) => string;
  /** Étape : {title} */
  export const shareStep: (title: string | number) => string;
  /** Activité : {title} */
  export const shareActivity: (title: string | number) => string;
  /** De la part de : {name} */
  export const shareFrom: (name: string | number) => string;
  /** Mon texte : */
  export const shareWritten: string;
  /** {n} question vous attend aujourd’hui. | {n} questions vous attendent aujourd’hui. */
  export const reviseToday: (n: number) => string;
  /** {n} question aujourd’hui | {n} questions aujourd’hui */
  export const reviseIn: (n: number) => string;
  /** C’est fait pour aujourd’hui : {n} question révisée. | C’est fait pour aujourd’hui : {n} questions révisées. */
  export const reviseEnough: (n: number) => string;
  /** C’est fait : {n} question révisée | C’est fait : {n} questions révisées */
  export const reviseOver: (n: number) => string;
  /** {n} autre question peut attendre. | {n} autres questions peuvent attendre. */
  export const reviseWait: (n: number) => string;
  /** Rien à réviser aujourd’hui. */
  export const reviseNothing: string;
  /** La prochaine question revient {when}. */
  export const reviseNext: (when: string | number) => string;
  /** Répondez d’abord à des questions dans un cours : elles reviendront ici au bon moment. */
  export const reviseEmpty: string;
  /** demain */
  export const reviseTomorrow: string;
  /** le {date} */
  export const reviseOn: (date: string | number) => string;
  /** Premier jour. | {n} jours de suite. */
  export const reviseRun: (n: number) => string;
  /** Plus de trente jours de suite. */
  export const reviseLongRun: string;
  /** Une pause ne fait rien perdre : reprenez où vous voulez. */
  export const reviseBack: string;
  /** {n} jour de révision sur les trente derniers. | {n} jours de révision sur les trente derniers. */
  export const reviseDays: (n: number) => string;
  /** révisé */
  export const revised: string;
  /** Vos révisions */
  export const changesRevision: string;
  /** Vous avez terminé ce cours. */
  export const courseEnded: string;
  /** Terminé le {date}. */
  export const courseEndedOn: (date: string | number) => string;
  /** {n} élément | {n} éléments */
  export const dataCount: (n: number) => string;
  /** En tout : {kilobytes} ko. */
  export const dataTotal: (kilobytes: string | number) => string;
  /** Rien n’est gardé pour le moment. */
  export const dataNone: string;
  /** Dernière copie : le {date}. */
  export const dataCopied: (date: string | number) => string;
  /** Vous n’avez pas encore fait de copie. */
  export const dataNeverCopied: string;
  /** {n} élément est abîmé et ne se lit plus : il ne compte pas. | {n} éléments sont abîmés et ne se lisent plus : ils ne comptent pas. */
  export const dataDamaged: (n: number) => string;
  /** Ce navigateur s’engage à ne rien effacer de lui-même. */
  export const dataPersisted: string;
  /** Ce navigateur ne s’engage pas pour le moment. Revenez souvent, ou ajoutez le site à vos favoris, puis redemandez. */
  export const dataRefused: string;
  /** mes-donnees */
  export const dataFile: string;
  /** Votre nom */
  export const changesName: string;
  /** Inscription : {title} */
  export const enrolSubject: (title: string | number) => string;
  /** Je souhaite m’inscrire à « {title} » ({course}). */
  export const enrolPlace: (title: string | number, course: string | number) => string;
  /** Nom : {name} */
  export const enrolName: (name: string | number) => string;
  /** Pour me répondre : {contact} */
  export const enrolContact: (contact: string | number) => string;
  /** Mon message : */
  export const enrolMessage: string;
  /** 1er */
  export const first: string;
  /** Mon plan */
  export const planTitle: string;
  /** mon-plan */
  export const planFile: string;
  /** Semaine du {date} */
  export const planWeek: (date: string | number) => string;
  /** {day} ({minutes} min) */
  export const planDay: (day: string | number, minutes: string | number) => string;
  /** Fait aujourd’hui : {minutes} min. */
  export const planToday: (minutes: string | number) => string;
  /** Cochez au moins un cours. */
  export const planNoCourse: string;
  /** Il ne reste que vos séances. */
  export const planOnlySessions: string;
  /** {n} étape | {n} étapes */
  export const planSteps: (n: number) => string;
  /** {n} séance | {n} séances */
  export const planSessions: (n: number) => string;
  /** Plus tard : {what}, jusqu’au {date} */
  export const planLater: (what: string | number, date: string | number) => string;
  /** Fin prévue : {date}. */
  export const planEnd: (date: string | number) => string;
  /** Choisissez des minutes pour au moins un jour. */
  export const planNothing: string;
  /** Pas aujourd’hui */
  export const planNotToday: string;
  /** Aujourd’hui est passé : tout se décale. */
  export const planSkipped: string;
  /** Finalement, si */
  export const planBack: string;
  /** Votre plan */
  export const changesPlan: string;
  /** Environ {kilobytes} ko sur {total} ({n} sur {files} fichiers). */
  export const keepGoing: (kilobytes: string | number, total: string | number, n: string | number, files: string | number) => string;
  /** Les fichiers sont là, mais ce navigateur ne peut pas encore les montrer sans connexion : rechargez cette page. */
  export const keepNoWorker: string;
  /** En pause ({n} sur {files} fichiers). Ce qui est là reste là. */
  export const keepPaused: (n: string | number, files: string | number) => string;
  /** La connexion s’est coupée ({n} sur {files} fichiers). Cela reprendra quand elle reviendra. */
  export const keepCut: (n: string | number, files: string | number) => string;
  /** Le site n’a pas pu tout donner ({n} sur {files} fichiers). Réessayez plus tard. */
  export const keepRefused: (n: string | number, files: string | number) => string;
  /** Il n’y a pas de connexion. Réessayez quand elle sera revenue. */
  export const keepNoLine: string;
  /** {n} ko */
  export const kilobytes: (n: string | number) => string;
  /** {n} Mo */
  export const megabytes: (n: string | number) => string;
  /** {n} Go */
  export const gigabytes: (n: string | number) => string;
  /** Ce qui arrive n’est pas ce que le site a publié. Si vous venez de vous joindre à un réseau, ouvrez d’abord sa page d’accueil. */
  export const keepForeign: string;
  /** Il n’y a plus assez de place sur cet appareil. Rien de ce qui y était n’est perdu. */
  export const keepFull: string;
  /** Gardé sur cet appareil, à jour du {date}. */
  export const keepDone: (date: string | number) => string;
  /** Il manque {n} fichier sur {files} : ce navigateur l’a effacé. | Il manque {n} fichiers sur {files} : ce navigateur les a effacés. */
  export const keepMissing: (n: number, files: string | number) => string;
  /** Tout est là, et tout est juste. */
  export const keepWhole: string;
  /** Un fichier était abîmé : il est réparé. | {n} fichiers étaient abîmés : ils sont réparés. */
  export const keepMended: (n: number) => string;
  /** Vérification ({n} sur {files} fichiers). */
  export const keepChecking: (n: string | number, files: string | number) => string;
  /** Ce cours n’est plus gardé. Votre progression reste là. */
  export const keepRemoved: string;
  /** Reprendre */
  export const keepResume: string;
  /** Réparer */
  export const keepMend: string;
  /** Ce cours occupe {size} sur l’appareil, une fois décompressé. */
  export const keepRoom: (size: string | number) => string;
  /** Il reste {size} pour ce site. */
  export const keepLeft: (size: string | number) => string;
  /** Ce navigateur s’engage à ne pas l’effacer. */
  export const keepPersisted: string;
  /** Ce navigateur peut l’effacer s’il manque de place : revenez de temps en temps. */
  export const keepMayGo: string;
  /** Ce navigateur ne peut pas garder de cours à cette adresse. */
  export const keepImpossible: string;
  /** Recherche en cours… */
  export const searchLoading: string;
  /** {n} page trouvée pour « {query} ». | {n} pages trouvées pour « {query} ». */
  export const searchCount: (n: number, query: string | number) => string;
  /** … */
  export const searchCut: string;
  /** Aucun résultat pour « {query} ». Vérifiez l’orthographe, ou essayez un mot plus court. */
  export const searchNone: (query: string | number) => string;
  /** Aucun résultat pour « {query} » dans ce cours. Vérifiez l’orthographe, ou essayez un mot plus court. */
  export const searchNoneHere: (query: string | number) => string;
  /** Chercher dans tous les cours */
  export const searchEverywhere: string;
  /** Ce mot n’est écrit nulle part : voici les plus proches. */
  export const searchNear: string;
  /** Aucune page ne contient tous ces mots : voici celles qui en contiennent. */
  export const searchSome: string;
  /** La connexion a manqué : seule une partie des pages a été cherchée. Réessayez plus tard. */
  export const searchPart: string;
  /** Pas de connexion : seuls les cours gardés sur cet appareil ont été cherchés. */
  export const searchKept: string;
  /** La recherche n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez. En attendant, voici tous les cours. */
  export const searchLost: string;
  /** Les {n} pages de ce cours */
  export const searchAllOf: (n: string | number) => string;
  /** Afficher la suite */
  export const searchMore: string;
  /** Autres pages */
  export const searchOthers: string;
}

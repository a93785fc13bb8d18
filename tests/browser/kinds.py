"""One page of each kind, by its address in the real site."""

READ_ONLY = {
    "home": "/",
    "article": "/2014/bloquer-les-reseaux-sociaux-au-travail/",
    "article with a table": "/2009/la-revolution-est-a-nos-portes/",
    "talk": "/2009/le-web-et-les-medias-sociaux-povres-de-vous/",
    "interview": "/2010/medias-sociaux-et-renseignements-personnels/",
    "page": "/a-propos/",
    "contact": "/rendez-vous/",
    "category": "/categories/strategie/",
    "category year": "/categories/strategie/2012/",
    "tag": "/sujets/gouvernance/",
    "tag year": "/sujets/gouvernance/2012/",
    "archives": "/archives/",
    "archives year": "/archives/2009/",
    "talks": "/conferences/",
    "questionnaires": "/auto-evaluation/",
    "not found": "/404.html",
}
ENHANCED = {
    "search": "/recherche/",
    "subscription": "/abonnement/",
    "questionnaire": "/auto-evaluation/medias-sociaux/",
    "compare": "/auto-evaluation/medias-sociaux/comparer/",
}
ALL = {**READ_ONLY, **ENHANCED}

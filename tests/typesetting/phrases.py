"""Word and sentence lists of random reports; all written for these tests.

A pattern is cut at `|`; a piece named in `LISTS` is drawn from that list, other pieces stand as they are.
`TERMS` are the lists whose words may be set in bold.
"""

THEMES = (
    "Strength and Solidarity against Modern Slavery",
    "From Promise to Practice",
    "Listening First: Communities against Exploitation",
    "Many Voices, One Movement",
    "Freedom at Work",
)
DAYS = (
    "Migration, debt and decent work",
    "Law, justice and accountability",
    "Survivors’ leadership in practice",
    "Climate, conflict and displacement",
    "Beyond borders: linking local and global work",
    "Money, data and the long-term financing of the movement",
)
TOPICS = (
    "Recruitment fees and debt bondage",
    "Domestic work behind closed doors",
    "Children in the informal economy",
    "Survivor-led organizing",
    "Online recruitment and the platform economy",
    "Supply chains from farm to port",
    "Access to remedy: what works?",
    "Financing community-based work",
    "Health care after exploitation",
    "Data, evidence and the role of research",
)
ACTORS = (
    "participants",
    "the working groups",
    "several speakers",
    "grassroots organizations",
    "survivor leaders",
    "labor inspectors",
    "speakers from port cities",
    "representatives of trade unions",
    "members of the Forum",
    "women’s groups in rural districts",
    "the third working group",
    "youth delegates",
    "lawyers who take cases pro bono",
    "faith-based networks",
    "the moderators",
)
ACTS = (
    "called for",
    "asked governments to invest in",
    "placed the greatest weight on",
    "agreed on the need for",
    "pointed out the absence of",
    "recommended a steady expansion of",
    "spoke in favor of",
    "saw no alternative to",
    "warned against neglecting",
    "gave first place to",
    "returned again and again to",
)
TERM = (
    "trauma-informed care",
    "long-term funding",
    "cross-border cooperation",
    "ethical recruitment",
    "independent labor inspection",
    "survivor leadership",
    "community-based prevention",
    "mandatory due diligence",
    "a shared database",
    "legal aid",
    "safe housing",
    "anti-slavery education",
    "co-designed research",
    "Alliance 8.7",
    "birth registration",
    "the Palermo Protocol",
    "victim identification at the border",
    "access to justice",
    "back-pay and compensation",
    "worker-driven monitoring",
    "non-punishment of victims",
    "public-private partnerships",
    "decent work",
    "peer-to-peer training for front-line officers",
    "gender-sensitive interviewing",
    "complaint mechanisms",
    "well-coordinated referral",
)
PLACES = (
    "at the district level",
    "in mining towns",
    "along the coastal fisheries",
    "in schools and health posts",
    "within the agricultural sector",
    "on both sides of the border",
    "in host communities",
    "wherever seasonal labor is hired",
    "in free-trade zones, e.g., those on the eastern coast",
    "in the garment and brick-kiln industries",
    "under SDG target 8.7",
    "from Nairobi to Ouagadougou",
    "in cafés, hotels and private homes",
    "in São Paulo, Bogotá and Córdoba",
)
ENDS = (
    "so that no case is lost between two offices",
    "which remains the weakest link of the chain",
    "and asked that progress be reported every year",
    "because people who have lived through exploitation know best what would have prevented it",
    "although budgets fell by 4.2 percent in the last fiscal year",
    "even where the law is silent",
    "before the next planning cycle begins",
    "not least for the sake of the children who are left behind when parents migrate",
    "rather than another round of short-lived projects",
    "as the experience of the past three years has shown",
    "and this should be written into every contract",
    "since trust, once broken, takes years to rebuild",
    "a point on which the groups did not differ",
    "with clear responsibilities and a date by which the work is to be finished",
    "despite the U.S. and EU rules that entered into force recently",
)
LINKS = (
    "Furthermore, ",
    "In addition, ",
    "At the same time, ",
    "Above all, ",
    "Likewise, ",
    "On this point, ",
    "Looking ahead, ",
    "For this reason, ",
)
FACTS = (
    "only one in five complaints led to a hearing",
    "interpreters were missing in most proceedings",
    "recruitment fees amount to as much as nine months’ wages",
    "shelters turn away men and boys",
    "fishers are often hired without a written contract",
    "the hotline is staffed on weekdays only",
    "school fees push families into debt",
    "data on forced labor are collected by three ministries that do not talk to each other",
    "no one had heard of the national action plan (NAP) that was adopted in 2017",
    "passports are kept by employers “for safekeeping”",
    "cases take four to six years – longer than most witnesses can wait",
)
DEEDS = (
    "train judges, prosecutors and police together",
    "publish the names of licensed agencies",
    "pay survivors for their expertise",
    "open the procurement rules to review",
    "translate contracts into the workers’ own languages",
    "share case data across agencies without endangering anyone",
    "set aside at least 1.5 percent of the budget",
    "visit workplaces unannounced",
    "support re-entry into school",
    "make a single office answerable for referral",
    "guarantee a firewall between labor inspection and immigration control",
)
WHO = (
    "governments",
    "parliaments",
    "embassies",
    "donors",
    "brands and their suppliers",
    "municipalities",
    "civil society organizations (CSOs)",
    "regional bodies",
    "the private sector",
    "movement leaders",
    "banks and insurers",
)
PATTERNS = (
    "ACTORS| |ACTS| |TERM| |PLACES",
    "ACTORS| |ACTS| |TERM|, |ENDS",
    "ACTORS| |ACTS| |TERM| |PLACES|, |ENDS",
    "LINKS|ACTORS| |ACTS| |TERM|, |ENDS",
    "LINKS|WHO| should |DEEDS|, |ENDS",
    "WHO| were asked to |DEEDS| and to report on |TERM| |PLACES",
    "ACTORS| reported that |FACTS|; |WHO| should therefore |DEEDS",
    "it was noted that |FACTS",
    "LINKS|TERM| and |TERM| have to go together, |ENDS",
    "TERM| was named as a condition of |TERM|: |WHO| must |DEEDS",
    "without |TERM|, |ACTORS| said, |WHO| will not be able to |DEEDS",
    "WHO| can |DEEDS| |PLACES",
)
LISTS = {
    "ACTORS": ACTORS,
    "ACTS": ACTS,
    "TERM": TERM,
    "PLACES": PLACES,
    "ENDS": ENDS,
    "LINKS": LINKS,
    "FACTS": FACTS,
    "DEEDS": DEEDS,
    "WHO": WHO,
}
TERMS = frozenset(("TERM", "DEEDS"))
NOTES = (
    "Poll among those present on the second day; multiple answers were possible.",
    "See the session notes kept by the secretariat for the full list of countries.",
    "The term is used here as in the relevant International Labour Organization convention.",
    "Figures as given by the speaker; they were not checked by the organizers.",
)
QUOTES = (
    "A right that cannot be claimed in one’s own language is no right.",
    "Nobody asked for a new strategy; everybody asked for the old one to be paid for.",
    "We were consulted after the budget was closed.",
    "The border is where the law looks away.",
)
QUESTIONS = (
    "How can a worker without papers file a complaint?",
    "What would you change first if money were no object?",
    "Who pays for interpretation at court?",
    "Is there a model that has worked in more than one country?",
    "Which data do you need but do not have?",
)
CAPTIONS = (
    "sessions and breaks of the day",
    "how a case moves between offices",
    "countries from which questions were sent",
)
ROLES = (
    "Moderator, survivor network",
    "Panelist, labor inspectorate",
    "Panelist, trade union federation",
    "Presenter, university institute",
    "Panelist, legal aid clinic",
    "Presenter, shelter for young people",
    "Interpreter and community organizer",
)
BIOS = (
    "Has run programs against forced labor for more than ten years and teaches case work.",
    "Began as a community organizer and now trains inspectors in three languages.",
    "Works on remedies for migrant workers. Member of two regional working groups.",
    "Advises ministries on referral and leads a network of local committees.",
)

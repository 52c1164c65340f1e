"""Words that tell what a name is the name of."""

from __future__ import annotations

PARTICLES = frozenset("al el bin ibn ben von van de der den di da du dos la le abu ter bint".split())
ORGANISATION_WORDS = frozenset(
    (
        "ministry council party university agency commission committee bank group forces force army court institute institution "
        "house senate parliament front movement union department organization organisation association center centre office "
        "foundation corps mission authority congress command guard guards brigade brigades company corporation inc ltd corp church "
        "network federation league alliance coalition initiative fund observatory watch crescent cross assembly board bureau "
        "administration service services school college society trust forum project program programme embassy navy police cabinet "
        "tribunal secretariat endowment presidency chancellery directorate"
    ).split()
)
OUTLET_WORDS = frozenset(
    "times post news tv radio journal tribune herald guardian press gazette telegraph broadcasting television magazine".split()
)
# Last words of names that no actor bears: agreements, laws, events, works and places.
THING_WORDS = frozenset(
    (
        "order constitution act agreement agreements accord accords treaty law plan resolution protocol process deal pact declaration "
        "index report prize award cup war day week month year summit games olympics street road avenue square bridge airport sea ocean "
        "river gulf strait bay island islands valley desert mountain mountains peninsula region province district express time "
        "language cathedral mosque temple palace stadium station highway charter memorandum dialogue talks election elections visit "
        "strip heights"
    ).split()
)
# Capitalised words that start sentences or stand in names of other things; never a name alone.
NO_NAMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. "
        "oct. nov. dec. today yesterday tomorrow tonight i christmas easter ramadan eid passover god internet islam judaism christianity "
        "buddhism hinduism covid covid-19 coronavirus gdp gnp gmt utc est edt cet ai dna hiv aids tv id url pdf ceo cfo coo usd km mph "
        "p.m. a.m. pm am laughter applause"
    ).split()
)
# Adjectives that stand in names and are none: what is left where a name was cut short.
ADJECTIVES = frozenset(
    (
        "eastern western northern southern central international national federal regional local global special general emerging "
        "security senior former new great republican democratic independent"
    ).split()
)
# Words within the name of a body ("of", "and") that an acronym leaves out.
SMALL_WORDS = frozenset(("of", "the", "for", "and", "on", "in"))
JOINERS = frozenset(("of", "for", "on", "and", "&"))

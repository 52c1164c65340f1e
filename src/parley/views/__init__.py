"""Views: what people look at in a ledger, computed from its records as plain frozen objects, without a word of wording.

Make a :class:`Basis` first, which counts every report once, then any view from it::

    counted = basis_of(snapshot)
    matrix = positions_matrix(counted)
"""

from parley.views.basis import Basis, LeftOut, basis_of, left_out
from parley.views.commitments import Allegation, Commitment, Commitments, list_commitments
from parley.views.contacts import ContactGroup, ContactReport, list_contacts
from parley.views.incidents import IncidentReport, list_incidents
from parley.views.positions import Matrix, PositionReport, StanceFamily, positions_matrix
from parley.views.proposals import ProposalGroup, group_proposals
from parley.views.related import Related, related_records
from parley.views.statements import Speaker, StatementReport, statements_by_speaker
from parley.views.timeline import Entry, Timeline, build_timeline
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity, Who, identify

__all__ = [
    "Allegation",
    "Basis",
    "Commitment",
    "Commitments",
    "ContactGroup",
    "ContactReport",
    "Entry",
    "Identity",
    "IncidentReport",
    "LeftOut",
    "Matrix",
    "PositionReport",
    "ProposalGroup",
    "Related",
    "Speaker",
    "StanceFamily",
    "StatementReport",
    "Timeline",
    "Voice",
    "Who",
    "basis_of",
    "build_timeline",
    "group_proposals",
    "identify",
    "left_out",
    "list_commitments",
    "list_contacts",
    "list_incidents",
    "positions_matrix",
    "related_records",
    "statements_by_speaker",
    "voice_of",
]

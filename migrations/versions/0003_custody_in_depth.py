"""Custody in depth: lineage, absence, requests, damage, questions, late entries, media, visits."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "appraisal_exceptions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal_exceptions")),
        sa.UniqueConstraint("number", name=op.f("uq_appraisal_exceptions_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_appraisal_exceptions_standing"), "appraisal_exceptions", ["standing"], unique=False
    )
    op.create_index(
        op.f("ix_appraisal_exceptions_statement"),
        "appraisal_exceptions",
        ["statement"],
        unique=False,
    )
    op.create_table(
        "appraisals",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("examined_on", sa.Text(), nullable=False),
        sa.Column("sensitivity", sa.Text(), nullable=True),
        sa.Column("completeness", sa.Text(), nullable=True),
        sa.Column("order", sa.Text(), nullable=True),
        sa.Column("agreement", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisals")),
        sa.UniqueConstraint("number", name=op.f("uq_appraisals_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_appraisals_standing"), "appraisals", ["standing"], unique=False)
    op.create_table(
        "columns_named",
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("project", "heads", name=op.f("pk_columns_named")),
        sqlite_strict=True,
    )
    op.create_table(
        "damages",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("noted_in", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("degree", sa.Text(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("existed", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("plan_note", sa.Text(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("repairer", sa.Text(), nullable=False),
        sa.Column("began", sa.Text(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("condition_after", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=True),
        sa.Column("investigation", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_damages")),
        sa.UniqueConstraint("number", name=op.f("uq_damages_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_damages_standing"), "damages", ["standing"], unique=False)
    op.create_table(
        "devices",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=False),
        sa.Column("seals", sa.Text(), nullable=False),
        sa.Column("needed", sa.Text(), nullable=False),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("used_from", sa.Text(), nullable=False),
        sa.Column("out_on", sa.Text(), nullable=True),
        sa.Column("out_because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("number", name=op.f("uq_devices_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_devices_standing"), "devices", ["standing"], unique=False)
    op.create_table(
        "former_codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "unit", name=op.f("pk_former_codes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_former_codes_unit"), "former_codes", ["unit"], unique=False)
    op.create_table(
        "handover_requests",
        sa.Column("handover", sa.Integer(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("handover", name=op.f("pk_handover_requests")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_handover_requests_request"), "handover_requests", ["request"], unique=False
    )
    op.create_table(
        "layouts",
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_layouts")),
        sqlite_strict=True,
    )
    op.create_table(
        "lineage",
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "origin", "entry", name=op.f("pk_lineage")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_lineage_origin"), "lineage", ["origin"], unique=False)
    op.create_table(
        "loans",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("client", sa.Integer(), nullable=False),
        sa.Column("contractor", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("lent_at", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans")),
        sa.UniqueConstraint("number", name=op.f("uq_loans_number")),
        sqlite_strict=True,
    )
    op.create_table(
        "logos",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_logos")),
        sqlite_strict=True,
    )
    op.create_table(
        "media",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("used_from", sa.Text(), nullable=False),
        sa.Column("keeper", sa.Integer(), nullable=False),
        sa.Column("cabinet", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("check_found", sa.Text(), nullable=False),
        sa.Column("ordered", sa.Text(), nullable=True),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        sa.UniqueConstraint("number", name=op.f("uq_media_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_media_standing"), "media", ["standing"], unique=False)
    op.create_table(
        "media_inventories",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("differs", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_inventories")),
        sa.UniqueConstraint("number", name=op.f("uq_media_inventories_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_media_inventories_standing"), "media_inventories", ["standing"], unique=False
    )
    op.create_table(
        "media_issues",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("medium", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("to", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("approver", sa.Integer(), nullable=True),
        sa.Column("returned_at", sa.Text(), nullable=True),
        sa.Column("back", sa.Text(), nullable=True),
        sa.Column("back_found", sa.Text(), nullable=False),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_issues")),
        sa.UniqueConstraint("number", name=op.f("uq_media_issues_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_media_issues_medium"), "media_issues", ["medium"], unique=False)
    op.create_index(op.f("ix_media_issues_standing"), "media_issues", ["standing"], unique=False)
    op.create_table(
        "network_checks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("no_wireless", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_checks")),
        sa.UniqueConstraint("number", name=op.f("uq_network_checks_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_network_checks_standing"), "network_checks", ["standing"], unique=False
    )
    op.create_table(
        "note_corrections",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("handover", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_corrections")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_note_corrections_handover"), "note_corrections", ["handover"], unique=False
    )
    op.create_index(
        op.f("ix_note_corrections_number"), "note_corrections", ["number"], unique=False
    )
    op.create_table(
        "number_series",
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("project", "form", name=op.f("pk_number_series")),
        sqlite_strict=True,
    )
    op.create_table(
        "opened_units",
        sa.Column("handover", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("handover", "unit", name=op.f("pk_opened_units")),
        sqlite_strict=True,
    )
    op.create_table(
        "opening_lines",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("out_since", sa.Text(), nullable=True),
        sa.Column("cabinet", sa.Integer(), nullable=True),
        sa.Column("workstation", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("back_note", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("condition", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement", "unit", name=op.f("pk_opening_lines")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_opening_lines_unit"), "opening_lines", ["unit"], unique=False)
    op.create_table(
        "opening_statements",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("not_begun", sa.Integer(), nullable=False),
        sa.Column("last_numbers", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.Text(), nullable=True),
        sa.Column("agreed_entry", sa.Integer(), nullable=True),
        sa.Column("client", sa.Integer(), nullable=True),
        sa.Column("contractor", sa.Integer(), nullable=True),
        sa.Column("filed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_statements")),
        sqlite_strict=True,
    )
    op.create_table(
        "page_ledgers",
        sa.Column("sheet", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("split", sa.Integer(), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sheet", name=op.f("pk_page_ledgers")),
        sqlite_strict=True,
    )
    op.create_table(
        "people_inside",
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_people_inside")),
        sqlite_strict=True,
    )
    op.create_table(
        "port_checks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("device", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("seals", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=True),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("new_seal", sa.Text(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_port_checks")),
        sa.UniqueConstraint("number", name=op.f("uq_port_checks_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_port_checks_device"), "port_checks", ["device"], unique=False)
    op.create_index(op.f("ix_port_checks_standing"), "port_checks", ["standing"], unique=False)
    op.create_table(
        "private_titles",
        sa.Column("unit", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_private_titles")),
        sqlite_strict=True,
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sqlite_strict=True,
    )
    op.create_index("ix_proposals_standing", "proposals", ["state", "field"], unique=False)
    op.create_index(op.f("ix_proposals_unit"), "proposals", ["unit"], unique=False)
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("marked", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("ruled_on", sa.Text(), nullable=True),
        sa.Column("ruling", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("number", name=op.f("uq_questions_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_questions_known"), "questions", ["known"], unique=False)
    op.create_index(op.f("ix_questions_ruling"), "questions", ["ruling"], unique=False)
    op.create_index(op.f("ix_questions_standing"), "questions", ["standing"], unique=False)
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Text(), nullable=False),
        sa.Column("again", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=True),
        sa.Column("out_before", sa.Integer(), nullable=True),
        sa.Column("in_hand", sa.Integer(), nullable=True),
        sa.Column("range_of", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("boxes", sa.Integer(), nullable=True),
        sa.Column("volumes", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("back_by", sa.Text(), nullable=False),
        sa.Column("ready", sa.Text(), nullable=False),
        sa.Column("beyond", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("proposal_note", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("opinion_note", sa.Text(), nullable=False),
        sa.Column("granted", sa.Text(), nullable=True),
        sa.Column("granted_volumes", sa.Integer(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sa.UniqueConstraint("number", name=op.f("uq_requests_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_requests_standing"), "requests", ["standing"], unique=False)
    op.create_table(
        "reserved_numbers",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("pad", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reserved_at", sa.Text(), nullable=False),
        sa.Column("reserved_by", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reserved_numbers")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reserved_numbers_pad"), "reserved_numbers", ["pad"], unique=False)
    op.create_index(op.f("ix_reserved_numbers_state"), "reserved_numbers", ["state"], unique=False)
    op.create_table(
        "return_draws",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("over", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_draws")),
        sqlite_strict=True,
    )
    op.create_table(
        "rework_defects",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("defect", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rework_defects")),
        sa.UniqueConstraint("number", name=op.f("uq_rework_defects_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rework_defects_order"), "rework_defects", ["order"], unique=False)
    op.create_index(
        op.f("ix_rework_defects_standing"), "rework_defects", ["standing"], unique=False
    )
    op.create_table(
        "reworks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("defect", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("again_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reworks")),
        sa.UniqueConstraint("number", name=op.f("uq_reworks_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reworks_standing"), "reworks", ["standing"], unique=False)
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("beginning", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
        sa.UniqueConstraint("number", name=op.f("uq_rulings_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rulings_standing"), "rulings", ["standing"], unique=False)
    op.create_table(
        "scanned_papers",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scanned_papers")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_scanned_papers_digest"), "scanned_papers", ["digest"], unique=False)
    op.create_index(op.f("ix_scanned_papers_number"), "scanned_papers", ["number"], unique=False)
    op.create_index(op.f("ix_scanned_papers_of"), "scanned_papers", ["of"], unique=False)
    op.create_table(
        "stays",
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("out_note", sa.Integer(), nullable=False),
        sa.Column("out_since", sa.Text(), nullable=True),
        sa.Column("cabinet", sa.Integer(), nullable=True),
        sa.Column("workstation", sa.Integer(), nullable=True),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("recall", sa.Text(), nullable=False),
        sa.Column("recalled_at", sa.Text(), nullable=True),
        sa.Column("came_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit", "since", name=op.f("pk_stays")),
        sqlite_strict=True,
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_last", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("officers", sa.Text(), nullable=False),
        sa.Column("devices", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("waived", sa.Text(), nullable=False),
        sa.Column("escort", sa.Integer(), nullable=True),
        sa.Column("known", sa.Integer(), nullable=True),
        sa.Column("pledge", sa.Text(), nullable=False),
        sa.Column("deposit", sa.Text(), nullable=False),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("in_at", sa.Text(), nullable=True),
        sa.Column("out_at", sa.Text(), nullable=True),
        sa.Column("not_back", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("number", name=op.f("uq_visits_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_visits_standing"), "visits", ["standing"], unique=False)
    op.add_column(
        "cabinets", sa.Column("purpose", sa.Text(), server_default="store", nullable=False)
    )
    op.add_column(
        "handovers", sa.Column("occasion", sa.Text(), server_default="first", nullable=False)
    )
    op.add_column("handovers", sa.Column("back_to", sa.Text(), server_default="", nullable=False))
    op.add_column("passes", sa.Column("taken_from", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("pages", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("of", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("ended_at", sa.Text(), nullable=True))
    op.add_column("sheets", sa.Column("replaced_by", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("replaces", sa.Integer(), nullable=True))
    op.add_column("units", sa.Column("became", sa.Integer(), nullable=True))
    op.add_column("whereabouts", sa.Column("recall", sa.Text(), server_default="", nullable=False))
    op.add_column("whereabouts", sa.Column("recalled_at", sa.Text(), nullable=True))
    op.add_column("whereabouts", sa.Column("came_by", sa.Text(), nullable=True))
    _fix_page_bases()
    _tell_stays()


def _fix_page_bases() -> None:
    """The page base is what the last pass of preparation counted that still stands."""
    op.execute(
        "UPDATE sheets SET pages = (SELECT quantity FROM passes WHERE passes.sheet = sheets.id"
        " AND step = 'PREP' AND superseded = 0 AND void = 0 AND finished_at IS NOT NULL"
        " ORDER BY entry DESC, round DESC LIMIT 1)"
    )


COLUMNS = (
    *("unit", "since", "place", "holder", "batch", "out_note", "out_since"),
    *("cabinet", "workstation", "station", "finished_at", "recall"),
)
MOVES = sa.text("SELECT event, body, happened_at, by FROM journal ORDER BY seq")


def _tell_stays() -> None:
    """What the journal holds of moves, as the replay tells it: where each unit was since when."""
    db = op.get_bind()
    children: dict[int, list[int]] = {}
    for unit, parent in db.execute(sa.text("SELECT id, parent FROM units WHERE parent NOT NULL")):
        children.setdefault(parent, []).append(unit)
    told = _Told(children)
    for event, body, at, by in db.execute(MOVES):
        if (tell := getattr(told, f"on_{event}", None)) is not None:
            tell(json.loads(body), at, by)
    if told.stays:
        table = sa.table("stays", *map(sa.column, COLUMNS))
        op.bulk_insert(table, list(told.stays.values()))


class _Told:
    """Where units are while the journal is read; each method tells one kind of entry."""

    def __init__(self, children: dict[int, list[int]]) -> None:
        self.children = children
        self.now: dict[int, dict[str, Any]] = {}
        self.stays: dict[tuple[int, str], dict[str, Any]] = {}
        self.done: set[int] = set()

    def put(self, unit: int, **row: Any) -> None:
        self.now[unit] = row = {"recall": ""} | row | {"unit": unit}
        self.stays[unit, row["since"]] = row

    def move(self, unit: int, **changed: Any) -> None:
        if unit in self.now:
            self.put(**(self.now[unit] | changed))

    def on_HandoverAgreed(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — as the entry is called
        nowhere = dict.fromkeys(("cabinet", "workstation", "finished_at")) | {"station": ""}
        for line in told["lines"]:
            unit = line["unit"]
            if told["direction"] == "out":
                home = {"batch": told["batch"], "out_note": told["handover"]}
                with_whom = {"holder": told["contractor"], "out_since": told["day"]}
                self.put(unit, place="desk", since=at, **home, **with_whom, **nowhere)
            elif unit in self.now:
                kept = {"finished_at": self.now[unit]["finished_at"]}
                given = {"place": "returned", "since": at, "holder": told["client"]}
                self.move(unit, **(nowhere | kept | given))

    def on_UnitsPutAway(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        there = {"place": "cabinet", "holder": told["keeper"], "cabinet": told["cabinet"]}
        for unit in told["units"]:
            self.move(unit, since=at, workstation=None, station="", **there)

    def on_UnitsTaken(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        there = {name: told[name] for name in ("holder", "station", "workstation")}
        for unit in told["units"]:
            self.move(unit, since=at, place="workstation", cabinet=None, **there)

    def on_UnitsReshelved(self, told: dict[str, Any], at: str, by: int) -> None:  # noqa: N802 — likewise
        nowhere = dict.fromkeys(("cabinet", "workstation", "out_since", "finished_at"))
        for unit in told["units"]:
            self.move(unit, since=at, place="stacks", holder=by, station="", **nowhere)

    def on_MoveCorrected(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        for was in told["units"]:
            self.move(was["unit"], since=at, **{n: v for n, v in was.items() if n != "unit"})

    def on_StepFinished(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        if told["complete"]:
            self.done.add(told["sheet"])
            self.finish(told["unit"], at)

    def on_ReworkOrdered(self, told: dict[str, Any], _at: str, _by: int) -> None:  # noqa: N802 — likewise
        if told["sheet"] in self.done:
            self.done.discard(told["sheet"])
            self.finish(told["unit"], None)

    on_PassCorrected = on_ReworkOrdered  # noqa: N815 — likewise

    def finish(self, unit: int, at: str | None) -> None:
        for one in (unit, *self.children.get(unit, ())):
            if one in self.now and self.now[one]["place"] in {"desk", "cabinet", "workstation"}:
                self.move(one, finished_at=at)

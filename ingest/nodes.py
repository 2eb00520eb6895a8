"""Passages as LlamaIndex nodes, for pipelines built on LlamaIndex.

Imported only where such a pipeline is wanted: LlamaIndex takes 0.9 s to load.
"""

from itertools import pairwise

from llama_index.core.schema import NodeRelationship, ObjectType, RelatedNodeInfo, TextNode

from ingest.records import StoredDocument, StoredPassage
from ingest.units import Unit


def document_nodes(document: StoredDocument, passages: list[StoredPassage]) -> list[TextNode]:
    """A node for each passage of a document, in reading order.

    Node ids are the passage ids of the indexes. PREVIOUS and NEXT are the
    neighbours in reading order, PARENT the enclosing unit, SOURCE the
    document; metadata carry number, date, issuer, locator, label and page.
    """
    ordered = sorted(passages, key=lambda passage: (passage.start, passage.ordinal))
    nodes = [_node(document, passage) for passage in ordered]
    for before, after in pairwise(nodes):
        before.relationships[NodeRelationship.NEXT] = _related(after.node_id)
        after.relationships[NodeRelationship.PREVIOUS] = _related(before.node_id)
    return nodes


def _node(document: StoredDocument, passage: StoredPassage) -> TextNode:
    metadata, unit = document.metadata, document.units[passage.unit]
    node = TextNode(
        id_=str(passage.id),
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "heading": passage.heading,
            "document": metadata.number,
            "issued": metadata.issued.isoformat() if metadata.issued else "",
            "issuer": metadata.issuer,
            "fidelity": metadata.fidelity,
            "locator": unit.locator,
            "label": unit.label,
            "page": document.page_of(passage.start),
        },
    )
    # The heading alone is embedded with the text; numbers and dates would blur it.
    excluded = [key for key in node.metadata if key != "heading"]
    node.excluded_embed_metadata_keys = excluded
    node.excluded_llm_metadata_keys = ["locator"]
    node.metadata_template = "{value}"
    node.text_template = "{metadata_str}\n{content}"
    node.relationships[NodeRelationship.SOURCE] = RelatedNodeInfo(
        node_id=metadata.identity.key, node_type=ObjectType.DOCUMENT, hash=document.origin.sha256
    )
    node.relationships[NodeRelationship.PARENT] = _related(_unit_id(document, unit))
    return node


def _unit_id(document: StoredDocument, unit: Unit) -> str:
    parent = document.units[unit.parent or 0]
    return f"{document.metadata.identity.key}#{parent.locator}"


def _related(node_id: str) -> RelatedNodeInfo:
    return RelatedNodeInfo(node_id=node_id, node_type=ObjectType.TEXT)

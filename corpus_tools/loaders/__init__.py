"""Files of a corpus become drafts: read within limits, parsed, and every fault turned into a finding."""

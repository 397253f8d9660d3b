"""What labels follow from: form, flags, fidelity, relation, drift, severity and coverage, computed and never written by hand."""

"""What happened and when: dossiers, dated axes of advance, sources."""

"""What authors may write, validated at the edge: one file per authored concept."""

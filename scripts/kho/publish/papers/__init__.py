"""Official papers: the letterhead of Nghị định 30/2020/NĐ-CP, minutes, lists. Data in, bytes out."""

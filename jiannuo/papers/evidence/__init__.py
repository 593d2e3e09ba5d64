"""Evidence for what was done: photos, documents, short films, made harmless before they are kept.

What is kept is as little as serves the purpose (PIPL, Personal Information Protection Law, article 6:
the smallest scope for the purpose; article 28: where somebody was is sensitive). So a photo is drawn
anew without the place, the camera's serial number and whatever else the phone wrote into it.
"""

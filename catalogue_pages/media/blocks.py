"""StreamField blocks of pictures, videos and documents, shared by every body text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with a caption."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        template = "blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A video that loads nothing from elsewhere until play is pressed."""

    video = SnippetChooserBlock("media.Video", label=_("Video"))

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class DocumentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("What it is"), required=False, max_length=250)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class BodyBlock(blocks.StreamBlock):
    """What a body text can hold."""

    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"],
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    document = DocumentBlock()

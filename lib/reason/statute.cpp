// SPDX-License-Identifier: Apache-2.0
// The idea: every rule that quotes the norm lays claim to words. The strongest claim to a word wins: a
// point's own quote before the words by which it is mentioned, those before its waivers and the figures it
// reads, these before rules of other permits and what is omitted. Words of one claim in a row are a passage.
#include "reason/statute.hpp"

#include "compile/catalog_model.hpp"
#include "reason/explain.hpp"
#include "reason/wording_reads.hpp"
#include "ruleset/citations.hpp"
#include "ruleset/quote_places.hpp"
#include "ruleset/quotes.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace bleibe::detail {
namespace {

/// The strongest last.
enum class Strength : std::uint8_t {
    none,
    connecting,
    omitted,
    other,
    read,
    consequence,
    waiver,
    mention,
    own
};

struct Claim {
    Strength strength = Strength::none;
    std::size_t length = 0; // of the whole quote: of equal claims the shorter one is nearer to the words
    PassageRole role = PassageRole::unmarked;
    PointState state = PointState::open; // of a waiver
    std::uint32_t point = 0;             // number; 0: of no point
    const Omission* omission = nullptr;

    [[nodiscard]] bool beats(const Claim& other) const {
        return std::tie(strength, other.length) > std::tie(other.strength, length);
    }
    [[nodiscard]] bool equals(const Claim& other) const {
        return strength == other.strength && length == other.length && role == other.role;
    }
};

/// A point of the tree, with its parent.
struct Place {
    const Point* point = nullptr;
    const OutlineNode* node = nullptr;
    const Point* parent = nullptr;
};

/// One norm: the claims to each byte of each sentence.
struct Marked {
    const Ruleset* ruleset = nullptr;
    std::vector<std::vector<std::vector<Claim>>>
        bytes; // by sentence and byte: the strongest, several if equal
};

class Annotator {
public:
    Annotator(const AssessmentData& assessment, const PermitOutline& outline)
        : assessment_(assessment), catalog_(assessment.program->model->written()), outline_(outline) {}

    std::vector<StatuteText> run(const std::vector<Point>& explanation) {
        norm(*outline_.ruleset);
        std::size_t root = 0;
        note(explanation[root++], outline_.requires_, nullptr);
        for (const std::uint32_t refusal : outline_.refusals) {
            note(explanation[root++], refusal, nullptr);
        }
        claim_consequence();
        for (const Place& place : places_) {
            claim(place);
        }
        std::vector<StatuteText> texts;
        for (std::size_t i = 0; i < norms_.size(); ++i) { // rules without a point may add no norm
            claim_rest(norms_[i]);
            texts.push_back(text_of(norms_[i]));
        }
        texts.erase(std::remove_if(texts.begin(), texts.end(),
                                   [](const StatuteText& text) { return text.sentences.empty(); }),
                    texts.end());
        return texts;
    }

private:
    Marked& norm(const Ruleset& ruleset) {
        for (Marked& marked : norms_) {
            if (marked.ruleset == &ruleset) {
                return marked;
            }
        }
        Marked& marked = norms_.emplace_back();
        marked.ruleset = &ruleset;
        for (const Sentence& sentence : ruleset.text) {
            marked.bytes.emplace_back(sentence.text.size());
        }
        return marked;
    }

    void note(const Point& point, std::uint32_t index, const Point* parent) {
        const OutlineNode& node = assessment_.program->nodes[index];
        places_.push_back({&point, &node, parent});
        parents_[&point] = parent;
        if (point.number > 0) {
            by_number_[point.number] = &point;
        }
        for (std::size_t i = 0; i < point.children.size(); ++i) {
            note(point.children[i], node.children[i], &point);
        }
    }

    /// Whose words a citation means: of the ruleset itself, or of another norm in force on the day.
    [[nodiscard]] const Ruleset* ruleset_of(const Ruleset& ruleset, const Citation& law) const {
        if (law.places.empty() || law.places.front().section.empty()) {
            return &ruleset;
        }
        for (const Ruleset& other : catalog_.rulesets) {
            if (concerns(law.places.front(), other, catalog_.citation) &&
                catalog_.version_on(other.id, assessment_.on, assessment_.program->proposals) == &other) {
                return &other;
            }
        }
        return nullptr;
    }

    void lay(const Ruleset& written_in, const Citation& law, const Quote& quote, Claim claim) {
        const Ruleset* ruleset = law.places.empty() ? nullptr : ruleset_of(written_in, law);
        if (ruleset == nullptr || (quote.empty() && claim.omission == nullptr)) {
            return;
        }
        claim.length = quote.text().size();
        Marked& marked = norm(*ruleset);
        for (const PlaceInText& place : places_of(*ruleset, law, quote)) {
            for (std::size_t byte = place.range.begin; byte < place.range.end; ++byte) {
                lay(marked.bytes[place.sentence][byte], claim);
            }
        }
    }

    static void lay(std::vector<Claim>& claims, const Claim& claim) {
        if (claims.empty() || claim.beats(claims.front())) {
            claims.assign(1, claim);
        } else if (claim.equals(claims.front()) &&
                   std::none_of(claims.begin(), claims.end(),
                                [&](const Claim& one) { return one.point == claim.point; })) {
            claims.push_back(claim);
        }
    }

    void claim(const Place& place) {
        const OutlineNode& node = *place.node;
        Claim claim;
        claim.role = PassageRole::condition;
        claim.point = place.point->number;
        claim.strength = Strength::own;
        const bool named = node.criterion != nullptr || node.permit != nullptr;
        if (node.criterion != nullptr) {
            lay(*node.ruleset, node.criterion->law, node.criterion->quote, claim);
        } else if (node.permit != nullptr) {
            lay(*node.ruleset, node.permit->law, node.permit->quote, claim);
        }
        if (node.item != nullptr && claim.point > 0) {
            claim.strength = named ? Strength::mention : Strength::own;
            lay(*node.mentioned_in, node.item->law, node.item->quote, claim);
        }
        claim.strength = Strength::read;
        claim.role = PassageRole::definition;
        for (const WordsRead& words : words_read(assessment_, node)) {
            lay(*words.ruleset, *words.law, *words.quote, claim);
        }
        claim.strength = Strength::waiver;
        claim.role = PassageRole::waiver;
        for (const auto& waived : node.waivers) {
            claim.state = waiver_state(place, waived);
            lay(*node.ruleset, waived.waiver->law, waived.waiver->quote, claim);
        }
    }

    [[nodiscard]] PointState waiver_state(const Place& place, const OutlineNode::Waived& waived) const {
        const WaiverFound found = waiver_found(assessment_, *place.node, *waived.waiver, waived.when);
        if (found.used) {
            return PointState::waived;
        }
        const Value& raw = assessment_.value(place.node->raw);
        const bool needless = (place.node->negative ? raw.is_false() : raw.is_true()) ||
                              place.point->state == PointState::does_not_apply;
        return needless ? PointState::does_not_apply : found.state;
    }

    void claim_consequence() {
        Claim claim;
        claim.strength = Strength::consequence;
        claim.role = PassageRole::consequence;
        const PermitDeclaration& permit = *outline_.permit;
        lay(*outline_.ruleset, permit.law, permit.quote, claim);
        if (permit.grant) {
            lay(*outline_.ruleset, permit.grant->law, permit.grant->quote, claim);
        }
    }

    /// What this permit does not have, and what the rules leave out.
    void claim_rest(const Marked& marked) {
        const Ruleset& ruleset = *marked.ruleset;
        for_each_quote(ruleset, [&](const Citation& law, const Quote& quote, bool omitted) {
            Claim claim;
            claim.strength = Strength::other;
            claim.role = PassageRole::other_permit;
            if (!omitted && ruleset_of(ruleset, law) == &ruleset) {
                lay(ruleset, law, quote, claim);
            }
        });
        for (const Omission& omission : ruleset.omitted) {
            Claim claim;
            claim.strength = Strength::omitted;
            claim.role = PassageRole::omitted;
            claim.omission = &omission;
            if (ruleset_of(ruleset, omission.law) == &ruleset) {
                lay(ruleset, omission.law, omission.quote, claim);
            }
        }
    }

    // ------------------------------------------------------------ passages

    StatuteText text_of(Marked& marked) {
        StatuteText text;
        text.law = law_applied(*marked.ruleset);
        text.label = &marked.ruleset->label;
        text.own = marked.ruleset == outline_.ruleset;
        for (std::size_t i = 0; i < marked.ruleset->text.size(); ++i) {
            const Sentence& sentence = marked.ruleset->text[i];
            connect(sentence.text, marked.bytes[i]);
            text.sentences.push_back({sentence.key, passages(sentence.text, marked.bytes[i]), {}});
            join_definitions(text.sentences.back());
        }
        for (std::size_t i = 0; i < text.sentences.size(); ++i) {
            for (const Passage& passage : text.sentences[i].passages) {
                for (const std::uint32_t point : passage.points) {
                    if (passage.role == PassageRole::condition && placed_.insert(point).second) {
                        text.sentences[i].points.push_back(point);
                    }
                }
            }
        }
        cited_alone(*marked.ruleset, text);
        for (StatuteSentence& sentence : text.sentences) {
            std::sort(sentence.points.begin(), sentence.points.end());
        }
        return text;
    }

    /// Figures and definitions within a condition's own sentence are words of the condition.
    void join_definitions(StatuteSentence& sentence) const {
        std::set<std::uint32_t> own;
        for (const Passage& passage : sentence.passages) {
            if (passage.role == PassageRole::condition) {
                own.insert(passage.points.begin(), passage.points.end());
            }
        }
        for (Passage& passage : sentence.passages) {
            const bool inside = std::any_of(passage.points.begin(), passage.points.end(),
                                            [&](std::uint32_t point) { return own.count(point) > 0; });
            if (passage.role == PassageRole::definition && inside) {
                passage.role = PassageRole::condition;
                set_state(passage);
            }
        }
        merge(sentence.passages);
    }

    /// Neighbours that have become the same.
    static void merge(std::vector<Passage>& passages) {
        std::vector<Passage> merged;
        for (Passage& passage : passages) {
            const bool same = !merged.empty() && passage.role == PassageRole::condition &&
                              merged.back().role == passage.role && merged.back().points == passage.points;
            if (same) {
                merged.back().text += passage.text;
            } else {
                merged.push_back(std::move(passage));
            }
        }
        passages = std::move(merged);
    }

    /// Points that have no words of their own stand with the first sentence that they cite.
    void cited_alone(const Ruleset& ruleset, StatuteText& text) {
        for (const Place& place : places_) {
            const CriterionDeclaration* criterion = place.node->criterion;
            if (criterion == nullptr || place.point->number == 0 || place.node->ruleset != &ruleset ||
                criterion->law.places.empty() || ruleset_of(ruleset, criterion->law) != &ruleset) {
                continue;
            }
            const auto cited = cited_sentences(ruleset, criterion->law);
            if (!cited.empty() && placed_.insert(place.point->number).second) {
                text.sentences[cited.front()].points.push_back(place.point->number);
            }
        }
    }

    void connect(std::string_view text, std::vector<std::vector<Claim>>& bytes) const {
        const auto is_free = [&](const TextRange& word) { return bytes[word.begin].empty(); };
        Claim claim;
        claim.strength = Strength::connecting;
        claim.role = PassageRole::connecting;
        for (const TextRange& word : connecting_in(text, catalog_.connecting_words, is_free)) {
            for (std::size_t byte = word.begin; byte < word.end; ++byte) {
                bytes[byte].assign(1, claim);
            }
        }
    }

    [[nodiscard]] std::vector<Passage> passages(std::string_view text,
                                                const std::vector<std::vector<Claim>>& bytes) const {
        std::vector<Passage> found;
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = begin + 1;
            while (end < text.size() && same(bytes[begin], bytes[end])) {
                ++end;
            }
            Passage passage = passage_of(bytes[begin]);
            passage.text = text.substr(begin, end - begin);
            if (passage.role == PassageRole::unmarked) {
                add_unmarked(found, passage.text);
            } else {
                add(found, std::move(passage));
            }
            begin = end;
        }
        return found;
    }

    static void add(std::vector<Passage>& found, Passage passage) {
        if (passage.role == PassageRole::connecting && !found.empty() &&
            found.back().role == PassageRole::connecting) {
            found.back().text += passage.text;
        } else if (!passage.text.empty()) {
            found.push_back(std::move(passage));
        }
    }

    /// Blanks and punctuation around words are nobody's words.
    static void add_unmarked(std::vector<Passage>& found, const std::string& text) {
        const std::vector<TextRange> words = words_of(text);
        const std::size_t begin = words.empty() ? text.size() : words.front().begin;
        const std::size_t end = words.empty() ? text.size() : words.back().end;
        const auto part = [&](PassageRole role, std::size_t from, std::size_t until) {
            Passage passage;
            passage.role = role;
            passage.text = text.substr(from, until - from);
            add(found, std::move(passage));
        };
        part(PassageRole::connecting, 0, begin);
        part(PassageRole::unmarked, begin, end);
        part(PassageRole::connecting, end, text.size());
    }

    [[nodiscard]] static bool same(const std::vector<Claim>& a, const std::vector<Claim>& b) {
        return a.size() == b.size() &&
               std::equal(a.begin(), a.end(), b.begin(), [](const Claim& one, const Claim& other) {
                   return one.role == other.role && one.point == other.point && one.state == other.state &&
                          one.omission == other.omission;
               });
    }

    [[nodiscard]] Passage passage_of(const std::vector<Claim>& claims) const {
        Passage passage;
        if (claims.empty()) {
            return passage;
        }
        passage.role = claims.front().role;
        passage.state = claims.front().state;
        for (const Claim& claim : claims) {
            if (claim.point > 0) {
                passage.points.push_back(claim.point);
            }
        }
        if (claims.front().omission != nullptr) {
            passage.because = &claims.front().omission->because;
            passage.bears_on = to_string(claims.front().omission->bears_on);
        }
        if (passage.role == PassageRole::condition) {
            set_state(passage);
        }
        return passage;
    }

    void set_state(Passage& passage) const {
        if (!passage.points.empty()) {
            const Point& point = speaking_for(passage.points);
            passage.state = point.state;
            passage.negative = point.negative;
            passage.uncertain = point.uncertain;
        }
    }

    /// How much a point stands against the person: of alternatives the least counts, else the most.
    [[nodiscard]] static int weight(const Point& point) {
        const PointState against = point.negative ? PointState::met : PointState::unmet;
        return point.state == PointState::does_not_apply ? 0
               : point.state == PointState::waived       ? 2
               : point.state == PointState::open         ? 3
               : point.state == against                  ? 4
                                                         : 1;
    }

    /// Of the points that share words, the one that says how these stand.
    [[nodiscard]] const Point& speaking_for(const std::vector<std::uint32_t>& numbers) const {
        const Point* chosen = by_number_.at(numbers.front());
        for (const std::uint32_t number : numbers) {
            const Point* other = by_number_.at(number);
            const Point* whole = common(*chosen, *other);
            const bool alternatives = whole != nullptr && !whole->negative &&
                                      (whole->kind == PointKind::any || whole->kind == PointKind::at_least);
            const bool applies =
                chosen->state != PointState::does_not_apply && other->state != PointState::does_not_apply;
            const bool less = weight(*other) < weight(*chosen);
            if (weight(*other) != weight(*chosen) && (alternatives && applies ? less : !less)) {
                chosen = other;
            }
        }
        return *chosen;
    }

    /// The nearest point above both.
    [[nodiscard]] const Point* common(const Point& a, const Point& b) const {
        for (const Point* up = &a; up != nullptr; up = parents_.at(up)) {
            for (const Point* other = &b; other != nullptr; other = parents_.at(other)) {
                if (up == other) {
                    return up;
                }
            }
        }
        return nullptr;
    }

    const AssessmentData& assessment_;
    const CatalogData& catalog_;
    const PermitOutline& outline_;
    std::deque<Marked> norms_; // the permit's own first
    std::vector<Place> places_;
    std::map<const Point*, const Point*> parents_;
    std::map<std::uint32_t, const Point*> by_number_;
    std::set<std::uint32_t> placed_;
};

} // namespace

std::vector<StatuteText> annotate_statute(const AssessmentData& assessment, const PermitOutline& outline,
                                          const std::vector<Point>& explanation) {
    return explanation.empty() ? std::vector<StatuteText>{} : Annotator(assessment, outline).run(explanation);
}

LawApplied law_applied(const Ruleset& ruleset) {
    LawApplied law;
    law.ruleset = ruleset.id;
    law.version = ruleset.version();
    law.cite = ruleset.cite;
    law.wording = to_string(ruleset.wording);
    law.hash = ruleset.hash;
    law.url = ruleset.url;
    law.proposal = ruleset.proposal;
    law.enacted = ruleset.enacted;
    law.attested = ruleset.attested;
    return law;
}

} // namespace bleibe::detail
